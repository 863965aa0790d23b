using System.Buffers;

using static Heed.Text.Segmenting.Letters;

namespace Heed.Text.Segmenting;
/// <summary>
/// The cheapest way through one stretch of text without blanks and signs: each word costs minus the logarithm of its
/// probability (Viterbi over a unigram model). Works in windows, so a stretch of any length takes bounded memory and
/// linear time.
/// </summary>
internal ref struct Lattice
{
    private const int Window = 4096;
    private const int Tail = 64;

    /// <summary>Costs of what the list does not know, in nats; found on texts that are not those of the figures.</summary>
    private const float NumberCost = 7f, LatinCost = 9f, UnknownCost = 18.5f;
    private readonly WordTrie _words;
    private readonly WordTrie? _own;
    private readonly NameModel _names;
    private readonly Step[] _steps;
    private readonly char[] _folded;

    public Lattice(WordTrie words, NameModel names, WordTrie? own)
    {
        (_words, _names, _own) = (words, names, own);
        _steps = ArrayPool<Step>.Shared.Rent(Window + 1);
        _folded = ArrayPool<char>.Shared.Rent(Window + 1);
    }

    public readonly void Dispose()
    {
        ArrayPool<Step>.Shared.Return(_steps);
        ArrayPool<char>.Shared.Return(_folded);
    }

    /// <summary>Adds the segments of a stretch; returns their whole cost.</summary>
    /// <param name="text">The stretch.</param>
    /// <param name="offset">Where it begins in the text that the segments speak of.</param>
    public readonly double Read(ReadOnlySpan<char> text, int offset, List<Segment>? into)
    {
        double cost = 0;
        while (text.Length > 0)
        {
            var length = Math.Min(text.Length, Window);
            Fold(text[..length], _folded);
            Walk(_folded.AsSpan(0, length), text[..length]);
            var end = length < text.Length ? Turn(length) : length;
            cost += _steps[end].Cost;
            if (into is not null) Emit(end, offset, into);
            text = text[end..];
            offset += end;
        }

        return cost;
    }

    private readonly void Walk(ReadOnlySpan<char> text, ReadOnlySpan<char> raw)
    {
        var steps = _steps.AsSpan(0, text.Length + 1);
        steps.Fill(new Step(float.PositiveInfinity, 0, SegmentKind.Unknown, 'x'));
        steps[0] = new Step(0, 0, SegmentKind.Unknown, 'x');
        Span<int> ends = stackalloc int[Runs.MostEnds];
        Span<float> names = stackalloc float[NameModel.Longest];
        for (var at = 0; at < text.Length; at++)
        {
            var cost = steps[at].Cost;
            if (float.IsPositiveInfinity(cost)) continue;
            var kind = Of(text[at]);
            if (kind is Kind.Letter or Kind.Digit || (kind == Kind.Sign && Runs.Joins(text, at)))
            {
                var end = Math.Max(at + 1, Runs.Latin(text, at, out var digitsOnly));
                Offer(ref steps[end], cost + (digitsOnly ? NumberCost : LatinCost), end - at, digitsOnly ? SegmentKind.Number : SegmentKind.Latin, digitsOnly ? 'm' : 'x');
            }
            else
            {
                var length = kind == Kind.Surrogate && IsHanPair(raw, at) ? 2 : 1;
                Offer(ref steps[at + length], cost + UnknownCost, length, SegmentKind.Unknown, 'x');
            }

            if (kind == Kind.Digit || text[at] == '第' || (kind == Kind.HanNumeral && (at == 0 || Of(text[at - 1]) != Kind.HanNumeral)))
            {
                for (var i = Runs.Numbers(text, at, ends) - 1; i >= 0; i--) Offer(ref steps[ends[i]], cost + NumberCost, ends[i] - at, SegmentKind.Number, 'm');
            }

            for (var i = _names.Read(text[at..], names) - 1; i >= 0; i--) Offer(ref steps[at + NameModel.Shortest + i], cost + names[i], NameModel.Shortest + i, SegmentKind.Unknown, 'n');
            Words(_words, text, at, cost);
            if (_own is not null) Words(_own, text, at, cost);
        }
    }

    private readonly void Words(WordTrie words, ReadOnlySpan<char> text, int at, float cost)
    {
        var node = WordTrie.Root;
        for (var end = at; end < text.Length;)
        {
            node = words.Next(node, text[end++]);
            if (node < 0) return;
            var own = words.Cost(node);
            if (float.IsNaN(own) || (end < text.Length && Runs.IsLatin(text[end - 1]) && Runs.IsLatin(text[end]))) continue;
            Offer(ref _steps[end], cost + own, end - at, SegmentKind.Word, words.Class(node));
        }
    }

    private static void Offer(ref Step step, float cost, int length, SegmentKind kind, char @class)
    {
        if (cost < step.Cost) step = new Step(cost, length, kind, @class);
    }

    /// <summary>The last end of a word that what follows the window can hardly move.</summary>
    private readonly int Turn(int end)
    {
        var at = end;
        while (end - at < Tail && at > _steps[at].Length) at -= _steps[at].Length;
        return at;
    }

    private readonly void Emit(int end, int offset, List<Segment> into)
    {
        var first = into.Count;
        for (var at = end; at > 0; at -= _steps[at].Length) into.Add(new Segment(offset + at - _steps[at].Length, _steps[at].Length, _steps[at].Kind, _steps[at].Class));
        into.Reverse(first, into.Count - first);
    }

    private readonly record struct Step(float Cost, int Length, SegmentKind Kind, char Class);
}
