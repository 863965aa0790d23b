using System.Text;

namespace Heed.Knowledge.Versions;

/// <summary>
/// What changed between two texts, in words: letters and digits of one script stand together, characters of scripts without
/// spaces and everything else stand alone. Shortest edit script after Myers, "An O(ND) Difference Algorithm" (1986), with a
/// limit on D: texts that have little in common are told as one exchange.
/// </summary>
internal static class WordDiff
{
    /// <summary>Most words that may come and go in all; time and memory grow with its square.</summary>
    private const int MaxEdits = 1_000;

    /// <summary>The pieces in reading order, neighbours of a kind joined. Time O((n + m) · D), D at most <see cref="MaxEdits"/>.</summary>
    public static IReadOnlyList<DiffPiece> Between(string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        var start = 0;
        while (start < a.Count && start < b.Count && a[start] == b[start]) start++;
        var end = 0;
        while (end < a.Count - start && end < b.Count - start && a[^(end + 1)] == b[^(end + 1)]) end++;
        var pieces = new Pieces();
        for (var i = 0; i < start; i++) pieces.Add(DiffKind.Same, a[i]);
        Middle(a.GetRange(start, a.Count - start - end), b.GetRange(start, b.Count - start - end), pieces);
        for (var i = a.Count - end; i < a.Count; i++) pieces.Add(DiffKind.Same, a[i]);
        return pieces.Done();
    }

    /// <summary>Characters that came and went, spaces not counted.</summary>
    public static (int Added, int Removed) Count(IEnumerable<DiffPiece> pieces)
    {
        var (added, removed) = (0, 0);
        foreach (var piece in pieces)
        {
            if (piece.Kind == DiffKind.Same) continue;
            var characters = 0;
            foreach (var rune in piece.Text.EnumerateRunes()) characters += Rune.IsWhiteSpace(rune) ? 0 : 1;
            if (piece.Kind == DiffKind.Added) added += characters;
            else removed += characters;
        }

        return (added, removed);
    }

    private static void Middle(List<string> a, List<string> b, Pieces pieces)
    {
        var trace = Search(a, b);
        if (trace is null)
        {
            foreach (var word in a) pieces.Add(DiffKind.Removed, word);
            foreach (var word in b) pieces.Add(DiffKind.Added, word);
            return;
        }

        var steps = new List<(DiffKind Kind, string Word)>();
        var (x, y) = (a.Count, b.Count);
        for (var d = trace.Count - 1; d >= 0 && (x > 0 || y > 0); d--)
        {
            var row = trace[d];
            var k = x - y;
            var down = k == -d || (k != d && row[k - 1 + d] < row[k + 1 + d]);
            var fromK = down ? k + 1 : k - 1;
            var fromX = d == 0 ? 0 : row[fromK + d];
            var fromY = fromX - fromK;
            while (x > Math.Max(fromX, 0) && y > Math.Max(fromY, 0))
            {
                steps.Add((DiffKind.Same, a[--x]));
                y--;
            }

            if (d == 0) break;
            if (down) steps.Add((DiffKind.Added, b[--y]));
            else steps.Add((DiffKind.Removed, a[--x]));
        }

        steps.Reverse();
        foreach (var (kind, word) in steps) pieces.Add(kind, word);
    }

    /// <summary>Furthest reaching ends before each number of edits, index k + d; null beyond the limit.</summary>
    private static List<int[]>? Search(List<string> a, List<string> b)
    {
        var most = Math.Min(a.Count + b.Count, MaxEdits);
        var reach = new int[(2 * most) + 3];
        var trace = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            // Diagonals -d … d as they were before this round, one more on each side.
            trace.Add(reach[(most + 1 - d)..(most + 2 + d)]);
            for (var k = -d; k <= d; k += 2)
            {
                var at = most + 1 + k;
                var x = k == -d || (k != d && reach[at - 1] < reach[at + 1]) ? reach[at + 1] : reach[at - 1] + 1;
                var y = x - k;
                while (x < a.Count && y < b.Count && a[x] == b[y]) (x, y) = (x + 1, y + 1);
                reach[at] = x;
                if (x >= a.Count && y >= b.Count) return trace;
            }
        }

        return null;
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && Joins(text[i])) continue;
            if (i > start) words.Add(text[start..i]);
            if (i == text.Length) break;
            var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            words.Add(text.Substring(i, length));
            i += length - 1;
            start = i + 1;
        }

        return words;
    }

    // Latin, Greek, Cyrillic and the like; everything from the first script without spaces on stands alone.
    private static bool Joins(char c) => c < '\u0e00' && char.IsLetterOrDigit(c);

    private sealed class Pieces
    {
        private readonly List<DiffPiece> _done = [];
        private readonly StringBuilder _text = new();
        private DiffKind _kind;

        public void Add(DiffKind kind, string word)
        {
            if (kind != _kind) Close();
            _kind = kind;
            _text.Append(word);
        }

        public IReadOnlyList<DiffPiece> Done()
        {
            Close();
            return _done;
        }

        private void Close()
        {
            if (_text.Length > 0) _done.Add(new DiffPiece(_kind, _text.ToString()));
            _text.Clear();
        }
    }
}
