package org.sealpress.ledger.merkle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** All sizes and places up to a few dozen entries, against the definition. */
class TreeTest {
  private static final int MOST = 70;
  private static final TreeHasher HASHER = new TreeHasher();

  private final List<byte[]> entries = entries(MOST);

  static List<byte[]> entries(int count) {
    Random random = new Random(count);
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] entry = new byte[4 + random.nextInt(57)];
      random.nextBytes(entry);
      entries.add(entry);
    }
    return entries;
  }

  /** Subtrees by the definition. */
  private Hash subtree(int level, long index) {
    return NaiveTree.root(entries.subList((int) (index << level), (int) ((index + 1) << level)));
  }

  @Test
  void theRootIsThatOfTheDefinitionAtEverySize() throws IOException {
    Tree tree = new Tree(this::subtree);
    CompactRange range = new CompactRange();
    for (int size = 0; size <= MOST; size++) {
      Hash expected = NaiveTree.root(entries.subList(0, size));
      assertEquals(expected, range.root());
      assertEquals(expected, tree.root(size));
      assertEquals(expected, CompactRange.of(size, this::subtree).root());
      if (size < MOST) {
        range.add(HASHER.leaf(entries.get(size)));
      }
    }
  }

  @Test
  void aCompactRangeGoesOnWhereItWasTakenUp() throws IOException {
    for (int start = 0; start < MOST; start++) {
      CompactRange range = CompactRange.of(start, this::subtree);
      for (int i = start; i < MOST; i++) {
        range.add(HASHER.leaf(entries.get(i)));
      }
      assertEquals(NaiveTree.root(entries), range.root());
    }
  }

  @Test
  void everyEntryIsProvenInEverySizeAndNoOtherIs() throws IOException {
    Tree tree = new Tree(this::subtree);
    for (int size = 1; size <= MOST; size++) {
      Hash root = tree.root(size);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = tree.inclusion(index, size);
        assertEquals(NaiveTree.path(index, entries.subList(0, size)), proof.path());
        assertEquals(proof, streamed(index, size));
        assertTrue(proof.proves(HASHER.leaf(entries.get(index)), root));
        assertFalse(proof.proves(HASHER.leaf(new byte[61]), root));
        int other = (index + 1) % size;
        assertFalse(
            other != index && proof.proves(HASHER.leaf(entries.get(other)), root), "the next one");
        refused(proof, HASHER.leaf(entries.get(index)), root);
      }
    }
  }

  private InclusionProof streamed(int index, int size) {
    StreamedHashes hashes = new StreamedHashes(index, size);
    for (byte[] entry : entries) {
      hashes.add(entry, 0, entry.length);
    }
    return hashes.proof();
  }

  /** Everything near a good proof is none. */
  private static void refused(InclusionProof good, Hash leaf, Hash root) {
    List<Hash> path = good.path();
    List<InclusionProof> bad = new ArrayList<>();
    bad.add(new InclusionProof(-1, good.size(), path));
    bad.add(new InclusionProof(good.size(), good.size(), path));
    bad.add(new InclusionProof(good.index(), good.index(), path));
    bad.add(new InclusionProof(good.index(), good.size(), with(path, path.size(), root)));
    bad.add(new InclusionProof(good.index(), good.size(), with(path, 0, leaf)));
    for (int i = 0; i < path.size(); i++) {
      List<Hash> shorter = new ArrayList<>(path);
      shorter.remove(i);
      bad.add(new InclusionProof(good.index(), good.size(), shorter));
      shorter.add(i, Hash.EMPTY);
      bad.add(new InclusionProof(good.index(), good.size(), shorter));
    }
    for (InclusionProof each : bad) {
      assertFalse(each.proves(leaf, root), each::toString);
    }
  }

  private static List<Hash> with(List<Hash> path, int at, Hash hash) {
    List<Hash> longer = new ArrayList<>(path);
    longer.add(at, hash);
    return longer;
  }

  @Test
  void everyShorterListIsProvenToBeTheBeginningAndNoOtherIs() throws IOException {
    Tree tree = new Tree(this::subtree);
    for (int second = 0; second <= MOST; second++) {
      Hash root = tree.root(second);
      for (int first = 0; first <= second; first++) {
        ConsistencyProof proof = tree.consistency(first, second);
        if (first > 0) {
          assertEquals(NaiveTree.proof(first, entries.subList(0, second)), proof.path());
        }
        Hash before = tree.root(first);
        assertTrue(proof.proves(before, root));
        assertFalse(proof.proves(HASHER.leaf(new byte[61]), root));
        assertFalse(first > 0 && proof.proves(before, HASHER.leaf(new byte[61])));
        for (int i = 0; i <= proof.path().size(); i++) {
          List<Hash> other = new ArrayList<>(proof.path());
          other.add(i, Hash.EMPTY);
          assertFalse(new ConsistencyProof(first, second, other).proves(before, root));
          if (i < proof.path().size()) {
            other.remove(i + 1);
            assertFalse(new ConsistencyProof(first, second, other).proves(before, root));
            other.remove(i);
            assertFalse(new ConsistencyProof(first, second, other).proves(before, root));
          }
        }
        assertFalse(new ConsistencyProof(-1, second, proof.path()).proves(before, root));
        assertFalse(new ConsistencyProof(second + 1, second, proof.path()).proves(before, root));
      }
    }
  }

  @Test
  void whatIsNotAmongTheEntriesHasNoProof() {
    Tree tree = new Tree(this::subtree);
    assertThrows(IllegalArgumentException.class, () -> tree.inclusion(5, 5));
    assertThrows(IllegalArgumentException.class, () -> tree.inclusion(-1, 5));
    assertThrows(IllegalArgumentException.class, () -> tree.consistency(6, 5));
    StreamedHashes short1 = new StreamedHashes(0, 2);
    short1.add(new byte[1], 0, 1);
    assertThrows(IllegalStateException.class, short1::proof);
  }

  @Test
  void aHashIsReadInItsOneFormOnly() {
    String good = HASHER.leaf(new byte[0]).base64();
    assertEquals(good, Hash.ofBase64(good).base64());
    for (String bad :
        List.of(
            "",
            good + "=",
            good.substring(1),
            "AAAA",
            good.replace('=', 'A'),
            good.substring(0, 42) + "1=",
            " " + good.substring(1),
            good.replace('b', '-'))) {
      if (!bad.equals(good)) {
        assertThrows(IllegalArgumentException.class, () -> Hash.ofBase64(bad), bad);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> Hash.of(new byte[31]));
  }
}
