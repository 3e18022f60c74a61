package org.sealpress.scan.sane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.page.ColorMode;

class ModeNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "LINEART; Lineart,Gray,Color; Lineart",
        "LINEART; lineart,gray,color; lineart",
        "LINEART; Black & White,Gray[Error Diffusion],True Gray,24bit Color; Black & White",
        "LINEART; Binary,Grayscale,Color; Binary",
        "LINEART; Monochrome,Grayscale,Color; Monochrome",
        "GRAY; Black & White,Gray[Error Diffusion],True Gray,24bit Color; True Gray",
        "GRAY; Monochrome,Grayscale,Color; Grayscale",
        "COLOR; Black & White,True Gray,24bit Color[Fast],24bit Color; 24bit Color",
        "COLOR; LineArt,Gray,Color; Color"
      })
  void aModeIsFoundUnderTheNameThatTheScannerHasForIt(
      ColorMode mode, String there, String expected) {
    assertEquals(Optional.of(expected), ModeNames.of(mode, List.of(there.split(","))));
  }

  @Test
  void aModeThatIsNotThereIsNotFound() {
    assertEquals(Optional.empty(), ModeNames.of(ColorMode.COLOR, List.of("Lineart", "Gray")));
  }

  @ParameterizedTest
  @CsvSource({
    "ADF Duplex,true",
    "Automatic Document Feeder,true",
    "Automatic Document Feeder(left aligned),true",
    "adf,true",
    "Duplex,true",
    "Card Front,true",
    "Flatbed,false",
    "FB,false",
    "Transparency Adapter,false",
    "'',false"
  })
  void aFeederIsToldFromTheGlass(String source, boolean feeder) {
    assertEquals(feeder, ModeNames.isFeeder(source));
  }

  @Test
  void aSourceIsFoundInTheScannersSpelling() {
    List<String> there = List.of("FlatBed", "Automatic Document Feeder", "ADF Duplex");

    assertEquals(Optional.of("FlatBed"), ModeNames.source("Flatbed", there));
    assertEquals(Optional.of("Automatic Document Feeder"), ModeNames.source("ADF", there));
    assertEquals(Optional.of("ADF Duplex"), ModeNames.source("adf-duplex", there));
    assertEquals(Optional.empty(), ModeNames.source("ADF Front", there));
  }
}
