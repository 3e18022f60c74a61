package org.sealpress.ledger.merkle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The eight leaves of certificate-transparency's reference implementation, as all other
 * implementations of RFC 6962 have them in their tests.
 */
class MerkleVectorsTest {
  private static final HexFormat HEX = HexFormat.of();
  static final List<byte[]> LEAVES =
      List.of(
          HEX.parseHex(""),
          HEX.parseHex("00"),
          HEX.parseHex("10"),
          HEX.parseHex("2021"),
          HEX.parseHex("3031"),
          HEX.parseHex("40414243"),
          HEX.parseHex("5051525354555657"),
          HEX.parseHex("606162636465666768696a6b6c6d6e6f"));

  private static final String[] ROOTS = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  };

  private static Hash root(int size) {
    return hash(ROOTS[size]);
  }

  private static Hash hash(String hex) {
    return Hash.of(HEX.parseHex(hex));
  }

  private static List<Hash> hashes(String hex) {
    return hex == null ? List.of() : Arrays.stream(hex.split(" ")).map(t -> hash(t)).toList();
  }

  @Test
  void rootsOfAllSizesAreThoseThatWerePublished() {
    CompactRange range = new CompactRange();
    assertEquals(root(0), range.root());
    assertEquals(root(0), Hash.EMPTY);
    for (int size = 1; size <= LEAVES.size(); size++) {
      byte[] leaf = LEAVES.get(size - 1);
      range.add(leaf, 0, leaf.length);
      assertEquals(root(size), range.root());
      assertEquals(size, range.size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1,",
    "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
        + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
        + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
        + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
        + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
  })
  void inclusionProofsAreThoseThatWerePublished(int index, int size, String path) {
    StreamedHashes streamed = new StreamedHashes(index, size);
    for (byte[] leaf : LEAVES) {
      streamed.add(leaf, 0, leaf.length);
    }
    InclusionProof proof = streamed.proof();
    assertEquals(hashes(path), proof.path());
    Hash leaf = new TreeHasher().leaf(LEAVES.get(index));
    assertTrue(proof.proves(leaf, root(size)));
    assertFalse(proof.proves(leaf, root(size - 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1,",
    "1, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
        + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
        + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
        + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "2, 5, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
        + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
  })
  void consistencyProofsAreThoseThatWerePublished(int first, int second, String path) {
    ConsistencyProof proof = new ConsistencyProof(first, second, hashes(path));
    assertEquals(proof.path(), NaiveTree.proof(first, LEAVES.subList(0, second)));
    assertTrue(proof.proves(root(first), root(second)));
    if (first != second) {
      assertFalse(proof.proves(root(first - 1), root(second)));
      assertFalse(proof.proves(root(first), root(second - 1)));
    }
  }

  @Test
  void everyListBeginsWithTheEmptyOne() {
    assertTrue(new ConsistencyProof(0, 8, List.of()).proves(root(0), root(8)));
    assertFalse(new ConsistencyProof(0, 8, List.of()).proves(root(1), root(8)));
    assertFalse(new ConsistencyProof(0, 8, List.of(root(1))).proves(root(0), root(8)));
    assertTrue(new ConsistencyProof(0, 0, List.of()).proves(root(0), root(0)));
  }
}
