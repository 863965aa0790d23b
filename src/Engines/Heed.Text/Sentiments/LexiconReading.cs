namespace Heed.Text.Sentiments;

/// <summary>A text, or a stretch of one, on its way through the lexicon.</summary>
internal sealed class LexiconReading
{
    /// <summary>"Not" reaches so many words or characters far, within its clause.</summary>
    private const int Reach = 4;

    private const double Turned = -0.7, TurnedBlame = -0.25, Stronger = 1.4, Weaker = 0.6, BeforeBut = 0.85, AfterBut = 1, BeforeSum = 0.85, AfterSum = 1.5, Promised = -0.1, Feared = 0.5;

    /// <summary>Something is missing or cannot be done: what "not" says when nothing follows that it turns round.</summary>
    private const double Lack = -0.15;

    /// <summary>From here on an emotion is named.</summary>
    private const double LeastStrength = 0.45;

    private static readonly Emotion[] Emotions = Enum.GetValues<Emotion>();

    private readonly LexiconText _text;
    private readonly int _from, _to, _end;
    private readonly double[] _calm = new double[Emotions.Length];
    private double _good, _bad, _scale = 1;
    private int _notUntil = -1, _moreUntil = -1, _lessUntil = -1;
    private double _lack, _lean;
    private bool _claimed;

    /// <summary>Reads a stretch of a text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="from">Where the stretch begins.</param>
    /// <param name="to">Where it ends, exclusive.</param>
    /// <param name="first">The stretch's first atom.</param>
    /// <param name="end">The one behind its last atom.</param>
    public LexiconReading(LexiconText text, int from, int to, int first, int end)
    {
        (_text, _from, _to, _end) = (text, from, to, end);
        Array.Fill(_calm, 1);
        for (var i = first; i < end;) i += Take(i, i > first);
        EndReach(int.MaxValue);
        Faces.Read(Stretch, face => Feel(face, 1, turned: false));
    }

    private ReadOnlySpan<char> Stretch => _text.Written[_from.._to];

    /// <summary>The sum of what was read.</summary>
    public Feeling Feeling()
    {
        var loud = Loudness();
        var sum = _good - _bad * (1 + 0.3 * loud);
        var polarity = sum / Math.Sqrt(sum * sum + 1);
        var (emotion, strength) = (Emotion.None, 0.0);
        foreach (var felt in Emotions)
        {
            var own = 1 - _calm[(int)felt];
            if (felt == Emotion.Anger) own = Math.Min(1, own * (1 + 0.25 * loud));
            // Praise and thanks in a text that blames are irony or manners.
            if (felt is Emotion.Joy or Emotion.Thanks && polarity < 0) own *= 0.3;
            if (own >= LeastStrength && own > strength) (emotion, strength) = (felt, own);
        }

        return new Feeling(Math.Clamp(polarity, -1, 1), emotion, Math.Clamp(strength, 0, 1));
    }

    /// <summary>Reads what begins at an atom; how many atoms that took.</summary>
    private int Take(int at, bool follows)
    {
        var atoms = _text.Atoms;
        if (follows && !atoms[at].Joined && IsPause(atoms[at - 1].End, atoms[at].Start))
        {
            _notUntil = _moreUntil = _lessUntil = -1;
            _claimed = false;
        }

        EndReach(at);
        var length = _text.Find(at, _end, out var word);
        if (length == 0) return 1;
        // A single character is a word of its own only where the text is cut so: 行 in 银行 says nothing.
        if (length == 1 && atoms[at].Spaceless && word.Role == LexiconRole.Feeling && !_text.IsSingle(at)) return 1;
        var end = at + length;
        switch (word.Role)
        {
            case LexiconRole.Not: (_notUntil, _lack) = (end + Reach, Lack); break;
            case LexiconRole.More: (_moreUntil, _lean) = (end + 2, word.Polarity); break;
            case LexiconRole.Less: _lessUntil = end + 2; break;
            case LexiconRole.But: Weigh(BeforeBut, AfterBut); break;
            case LexiconRole.Sum: Weigh(BeforeSum, AfterSum); break;
            case LexiconRole.Claim: _claimed = true; break;
            default:
                // 不解决就曝光你们: "not" before a threat is its condition, unless it stands beside it.
                var reach = word.Emotion == Emotion.Anger && atoms[at].Spaceless ? _notUntil - Reach + 1 : _notUntil;
                Feel(word, _scale * (at < _moreUntil ? Stronger : 1) * (at < _lessUntil ? Weaker : 1), at < reach);
                _moreUntil = _lessUntil = -1;
                _lack = _lean = 0;
                break;
        }

        return length;
    }

    /// <summary>Words whose reach ends before an atom without having met anything say what they say alone.</summary>
    private void EndReach(int at)
    {
        if (at >= _notUntil && _lack != 0)
        {
            Add(_lack * _scale);
            _lack = 0;
        }

        if (at < _moreUntil || _lean == 0) return;
        Add(_lean * _scale * (_notUntil >= _moreUntil ? Turned : 1));
        _lean = 0;
    }

    private void Weigh(double before, double after)
    {
        _good *= before;
        _bad *= before;
        _scale = after;
    }

    private void Add(double polarity)
    {
        if (polarity > 0) _good += polarity;
        else _bad -= polarity;
    }

    private void Feel(LexiconWord word, double scale, bool turned)
    {
        var polarity = word.Polarity * scale * (!turned ? 1 : word.Polarity > 0 ? Turned : TurnedBlame);
        Add(polarity * (!_claimed ? 1 : polarity > 0 ? Promised : Feared));
        if (!turned) _calm[(int)word.Emotion] *= 1 - Math.Min(1, word.Strength * Math.Min(scale, 1.1));
    }

    private bool IsPause(int from, int to)
    {
        foreach (var c in _text.Written[from..to])
        {
            if (char.IsPunctuation(c) && c is not ('\'' or '"' or '-' or '’') || c is '\n') return true;
        }

        return false;
    }

    /// <summary>0 to 2: exclamation marks in a row, and English words in capitals.</summary>
    private double Loudness()
    {
        int marks = 0, letters = 0, capitals = 0;
        foreach (var c in Stretch)
        {
            marks += c is '!' or '！' ? 1 : 0;
            letters += char.IsAsciiLetter(c) ? 1 : 0;
            capitals += char.IsAsciiLetterUpper(c) ? 1 : 0;
        }

        var shouts = letters >= 12 && capitals > 0.7 * letters;
        return Math.Min(1, marks / 3.0) + (shouts ? 1 : 0);
    }
}
