namespace Heed.Text.Segmenting;

/// <summary>
/// Cuts text as somebody's own examples are cut: every character is tagged as beginning, middle, end of a word or a word
/// by itself by an averaged perceptron (Collins, 2002), which knows what <see cref="Segmenter"/> would do and corrects it.
/// For those who have such examples; without them the word list alone is used.
/// </summary>
public sealed class TrainedSegmenter
{
    private const int DefaultRounds = 6;
    private readonly float[] _weights;
    private readonly float[] _transitions;
    private readonly Segmenter _segmenter;

    private TrainedSegmenter(float[] weights, float[] transitions, Segmenter segmenter) => (_weights, _transitions, _segmenter) = (weights, transitions, segmenter);

    /// <summary>Learns from lines that are cut into words. A million characters take some seconds a round, and 100 MB.</summary>
    public static TrainedSegmenter Train(IReadOnlyList<IReadOnlyList<string>> lines, Segmenter? segmenter = null, int rounds = DefaultRounds, CancellationToken cancellationToken = default)
    {
        segmenter ??= Segmenter.Default;
        var examples = lines.Select(words => (Features: TaggerFeatures.Read(string.Concat(words), segmenter), Tags: Tags(words))).Where(e => e.Tags.Length > 0).ToArray();
        var model = new TrainedSegmenter(new float[TaggerFeatures.Space * Tag.Count], new float[Tag.Count * Tag.Count], segmenter);
        // What every weight must be lowered by to be the mean of all it ever was.
        var (late, lateTransitions) = (new float[model._weights.Length], new float[model._transitions.Length]);
        var random = new Random(1);
        var step = 1f;
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(examples);
            foreach (var (features, tags) in examples)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var found = model.Decode(features);
                for (var i = 0; i < tags.Length; i++)
                {
                    if (found[i] != tags[i]) Learn(model._weights, late, features.AsSpan(i * TaggerFeatures.Count, TaggerFeatures.Count), tags[i], found[i], step);
                    if (i == 0 || (found[i] == tags[i] && found[i - 1] == tags[i - 1])) continue;
                    Move(model._transitions, lateTransitions, (tags[i - 1] * Tag.Count) + tags[i], 1, step);
                    Move(model._transitions, lateTransitions, (found[i - 1] * Tag.Count) + found[i], -1, step);
                }

                step++;
            }
        }

        for (var i = 0; i < late.Length; i++) model._weights[i] -= late[i] / step;
        for (var i = 0; i < lateTransitions.Length; i++) model._transitions[i] -= lateTransitions[i] / step;
        return model;
    }

    /// <summary>The words of a text in order, signs too, blanks not. Linear; never throws.</summary>
    public IReadOnlyList<Segment> Segment(string? text)
    {
        var segments = new List<Segment>();
        for (var at = 0; at < (text?.Length ?? 0);)
        {
            if (Letters.Of(text![at]) == Letters.Kind.None)
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && Letters.Of(text[end]) != Letters.Kind.None) end++;
            Cut(text[at..end], at, segments);
            at = end;
        }

        return segments;
    }

    private void Cut(string run, int offset, List<Segment> into)
    {
        var tags = Decode(TaggerFeatures.Read(run, _segmenter));
        var start = 0;
        for (var i = 0; i < tags.Length; i++)
        {
            if (!Tag.MayEnd(tags[i]) && i + 1 < tags.Length) continue;
            if (i + 1 < tags.Length && char.IsSurrogatePair(run[i], run[i + 1])) continue;
            var sign = i == start && Letters.Of(run[i]) == Letters.Kind.Sign;
            into.Add(new Segment(offset + start, i + 1 - start, sign ? SegmentKind.Sign : SegmentKind.Word, sign ? 'w' : 'x'));
            start = i + 1;
        }
    }

    /// <summary>The best row of tags (Viterbi over the four).</summary>
    private int[] Decode(int[] features)
    {
        var length = features.Length / TaggerFeatures.Count;
        var tags = new int[length];
        if (length == 0) return tags;
        var scores = new float[length * Tag.Count];
        var back = new byte[length * Tag.Count];
        for (var i = 0; i < length; i++)
        {
            var own = scores.AsSpan(i * Tag.Count, Tag.Count);
            foreach (var feature in features.AsSpan(i * TaggerFeatures.Count, TaggerFeatures.Count))
            {
                var weights = _weights.AsSpan(feature * Tag.Count, Tag.Count);
                for (var tag = 0; tag < Tag.Count; tag++) own[tag] += weights[tag];
            }

            for (var tag = 0; tag < Tag.Count; tag++)
            {
                var (best, from) = (float.NegativeInfinity, 0);
                if (i == 0) best = Tag.MayBegin(tag) ? 0 : best;
                for (var before = 0; i > 0 && before < Tag.Count; before++)
                {
                    var score = Tag.May(before, tag) ? scores[((i - 1) * Tag.Count) + before] + _transitions[(before * Tag.Count) + tag] : float.NegativeInfinity;
                    if (score > best) (best, from) = (score, before);
                }

                own[tag] += best;
                back[(i * Tag.Count) + tag] = (byte)from;
            }
        }

        var last = scores[^2] > scores[^1] ? Tag.End : Tag.Single;
        for (var i = length - 1; i >= 0; i--)
        {
            tags[i] = last;
            last = back[(i * Tag.Count) + last];
        }

        return tags;
    }

    private static void Learn(float[] weights, float[] late, ReadOnlySpan<int> features, int right, int wrong, float step)
    {
        foreach (var feature in features)
        {
            Move(weights, late, (feature * Tag.Count) + right, 1, step);
            Move(weights, late, (feature * Tag.Count) + wrong, -1, step);
        }
    }

    private static void Move(float[] weights, float[] late, int at, float by, float step)
    {
        weights[at] += by;
        late[at] += by * step;
    }

    private static int[] Tags(IReadOnlyList<string> words)
    {
        var tags = new List<int>();
        foreach (var word in words)
        {
            for (var i = 0; i < word.Length; i++) tags.Add(Tag.Of(i, word.Length));
        }

        return [.. tags];
    }
}
