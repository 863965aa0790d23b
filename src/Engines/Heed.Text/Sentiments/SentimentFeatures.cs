using System.Runtime.InteropServices;
using Heed.Text.Segmenting;

namespace Heed.Text.Sentiments;

/// <summary>
/// What feelings are told by: words, stretches of up to three characters in scripts without spaces, neighbouring words, words
/// that stand after a "not" or a "but", in the first and in the last clause, stretches of letters within words, signs, and what
/// the shipped lexicon says of the whole and of its clauses. Features are 64-bit hashes (FNV-1a); no dictionary is needed.
/// </summary>
internal static class SentimentFeatures
{
    /// <summary>No more of a text is read than this, in UTF-16 units.</summary>
    public const int MaxText = 3_000;

    private const int LongestStretch = 3, NotReach = 3, MaxClauses = 200;

    /// <summary>About how many features an atom and a text have.</summary>
    private const int FeaturesOfAtom = 5, FeaturesOfText = 16;

    /// <summary>From here on a clause praises or complains.</summary>
    private const double Felt = 0.1;

    private static readonly char[] ClauseEnds = [',', '.', '!', '?', ';', ':', '，', '。', '！', '？', '；', '：', '、', '…', '~', '\n'];

    /// <summary>The features of a text, an entry for each time one stands there. Linear in the text.</summary>
    public static List<ulong> Read(string text)
    {
        text = Normalising.TextNormaliser.Normalise(text.Length <= MaxText ? text : text[..MaxText]);
        var atoms = TextAtoms.Read(text);
        var features = new List<ulong>((FeaturesOfAtom * atoms.Count) + FeaturesOfText);
        AddStretches(atoms, features);
        AddWords(atoms, features);
        var segments = new List<Segment>(atoms.Count);
        Segmenter.Default.Segment(text, segments);
        AddSegments(text, segments, features);
        var felt = new LexiconText(text, atoms, segments);
        AddTone(text, atoms.Count, felt.Feeling(), features);
        AddClauses(felt, features);
        return features;
    }

    private static void AddStretches(List<TextAtom> atoms, List<ulong> features)
    {
        for (var i = 0; i < atoms.Count; i++)
        {
            if (!atoms[i].Spaceless) continue;
            var hash = Of(Kind.Stretch);
            for (var length = 0; length < LongestStretch && i + length < atoms.Count && (length == 0 || atoms[i + length].Joined); length++)
            {
                hash = Mix(hash, atoms[i + length].Form);
                features.Add(hash);
                if (!atoms[i + length].Spaceless) break;
            }
        }
    }

    private static void AddWords(List<TextAtom> atoms, List<ulong> features)
    {
        string before = "", earlier = "";
        var notUntil = -1;
        for (var i = 0; i < atoms.Count; i++)
        {
            if (atoms[i].Spaceless)
            {
                before = earlier = "";
                continue;
            }

            var word = atoms[i].Form;
            features.Add(Mix(Of(Kind.Word), word));
            if (before.Length > 0) features.Add(Mix(Mix(Mix(Of(Kind.Pair), before), " "), word));
            if (earlier.Length > 0) features.Add(Mix(Mix(Mix(Mix(Mix(Of(Kind.Triple), earlier), " "), before), " "), word));
            if (i < notUntil) features.Add(Mix(Of(Kind.NotWord), word));
            if (IsNot(atoms, i)) notUntil = i + 1 + NotReach;
            AddLetters(word, features);
            (earlier, before) = (before, word);
        }
    }

    private static void AddLetters(string word, List<ulong> features)
    {
        word = $"_{word}_";
        for (var start = 0; start < word.Length; start++)
        {
            var hash = Of(Kind.Letters);
            for (var length = 1; length <= 5 && start + length <= word.Length; length++)
            {
                hash = Mix(hash, word.AsSpan(start + length - 1, 1));
                if (length >= 3) features.Add(hash);
            }
        }
    }

    private static void AddSegments(string text, List<Segment> segments, List<ulong> features)
    {
        var (first, last) = (segments.FindIndex(s => s.IsWord), segments.FindLastIndex(s => s.IsWord));
        var (ended, turned) = (false, false);
        // The last clause is where a review sums up, the first where it begins with what matters most.
        var lastClause = last < 0 ? 0 : segments.FindLastIndex(last, s => IsSign(text, s)) + 1;
        var (before, notUntil) = (Of(Kind.SegmentPair), -1);
        for (var i = 0; i < segments.Count; i++)
        {
            var word = text.AsSpan(segments[i].Start, segments[i].Length);
            if (!segments[i].IsWord)
            {
                (before, notUntil) = (Of(Kind.SegmentPair), -1);
                if (word.IsWhiteSpace()) continue;
                features.Add(Mix(Of(Kind.Sign), word));
                ended |= i > first;
                continue;
            }

            features.Add(Mix(Of(Kind.Segment), word));
            if (before != Of(Kind.SegmentPair)) features.Add(Mix(before, word));
            if (i < notUntil) features.Add(Mix(Of(Kind.NotSegment), word));
            if (!ended) features.Add(Mix(Of(Kind.FirstClause), word));
            if (i >= lastClause) features.Add(Mix(Of(Kind.LastClause), word));
            if (turned) features.Add(Mix(Of(Kind.AfterBut), word));
            if (word is "不" or "没" or "没有" or "不是" or "并不" or "不太" or "不够") notUntil = i + 1 + NotReach;
            turned |= word is "但" or "但是" or "不过" or "可是" or "只是" or "就是" or "然而" or "but" or "however";
            before = Mix(Mix(Of(Kind.SegmentPair), word), " ");
        }
    }

    private static bool IsSign(string text, Segment segment) => !segment.IsWord && !text.AsSpan(segment.Start, segment.Length).IsWhiteSpace();

    /// <summary>What the lexicon reads clause by clause: how many praise and how many complain, and what the first and the last that feel anything say.</summary>
    private static void AddClauses(LexiconText text, List<ulong> features)
    {
        var (good, bad, first, last) = (0, 0, 0.0, 0.0);
        foreach (var polarity in text.Polarities(ClauseEnds, MaxClauses))
        {
            if (polarity > Felt) good++;
            else if (polarity < -Felt) bad++;
            if (polarity == 0) continue;
            if (first == 0) first = polarity;
            last = polarity;
        }

        features.Add(Mix(Mix(Of(Kind.Clauses), "sum"), $"{Math.Clamp(good - bad, -4, 4)}"));
        features.Add(Mix(Mix(Of(Kind.Clauses), "good"), $"{Math.Min(good, 4)}"));
        features.Add(Mix(Mix(Of(Kind.Clauses), "bad"), $"{Math.Min(bad, 4)}"));
        features.Add(Mix(Mix(Of(Kind.Clauses), "first"), $"{Math.Sign(first)}"));
        features.Add(Mix(Mix(Of(Kind.Clauses), "last"), $"{Math.Sign(last)}"));
    }

    private static void AddTone(string text, int atoms, Feeling feeling, List<ulong> features)
    {
        AddCount('!', text.Count(c => c is '!' or '！'), 3, features);
        AddCount('?', text.Count(c => c is '?' or '？'), 3, features);
        if (text.Count(c => c is '.' or '…' or '。' or '~') > 3) features.Add(Mix(Of(Kind.Tone), "…"));
        features.Add(Mix(Mix(Of(Kind.Tone), "length"), $"{(int)Math.Log2(1 + atoms)}"));
        features.Add(Mix(Mix(Of(Kind.Tone), "polarity"), $"{(int)Math.Round(feeling.Polarity * 4)}"));
        if (feeling.Emotion != Emotion.None) features.Add(Mix(Mix(Of(Kind.Tone), "emotion"), $"{feeling.Emotion}"));
    }

    private static void AddCount(char sign, int count, int most, List<ulong> features)
    {
        if (count > 0) features.Add(Mix(Of(Kind.Tone), $"{sign}{Math.Min(most, count)}"));
    }

    private static bool IsNot(List<TextAtom> atoms, int at) => SentimentLexicon.Words.Find(CollectionsMarshal.AsSpan(atoms).Slice(at, 1), out var word) > 0 && word.Role == LexiconRole.Not;

    private static ulong Of(Kind kind) => (14695981039346656037 ^ (ulong)kind) * 1099511628211;

    private static ulong Mix(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text) hash = (hash ^ c) * 1099511628211;
        return hash;
    }

    private enum Kind
    {
        Stretch = 1,
        Word,
        Pair,
        Triple,
        NotWord,
        Letters,
        Segment,
        SegmentPair,
        NotSegment,
        Sign,
        Tone,
        FirstClause,
        LastClause,
        AfterBut,
        Clauses,
    }
}
