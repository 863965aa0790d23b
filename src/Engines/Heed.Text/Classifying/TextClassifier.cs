namespace Heed.Text.Classifying;

/// <summary>
/// Tells what a text is about, or that it does not know. Made by <see cref="ClassifierTrainer"/> or <see cref="Load"/>; never
/// changes, so any number of threads may ask it.
/// </summary>
public sealed class TextClassifier
{
    /// <summary>No more labels than this are ranked in an answer.</summary>
    public const int MaxRanked = 10;

    private readonly string[] _labels;
    private readonly TextModel _model;
    private readonly Calibration _calibration;

    internal TextClassifier(string[] labels, TextModel model, Calibration calibration)
    {
        _labels = labels;
        _model = model;
        _calibration = calibration;
    }

    /// <summary>What it can tell apart, in ordinal order.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>Texts less likely than this to be in scope are answered with "I do not know".</summary>
    public double LeastInScope => _calibration.LeastInScope;

    /// <summary>
    /// What the text is about. A text of which nothing was seen in training, and every text when there was no training, gets
    /// no ranking and the confidence zero. Linear in the text, of which a bounded part is read; never throws on any text.
    /// </summary>
    public Classification Classify(string text)
    {
        var probabilities = Probabilities(text, out var known);
        if (!known) return new Classification(null, 0, 0, []);
        var order = Enumerable.Range(0, _labels.Length).ToArray();
        var keys = Array.ConvertAll(order, i => -probabilities[i]);
        Array.Sort(keys, order);
        var ranked = Array.ConvertAll(order[..Math.Min(order.Length, MaxRanked)], i => new LabelScore(_labels[i], probabilities[i]));
        var inScope = Calibration.InScope(probabilities, _labels.Length);
        return new Classification(inScope < LeastInScope ? null : ranked[0].Label, ranked[0].Probability, inScope, ranked);
    }

    /// <summary>The words that speak for the likeliest label, strongest first; none when the text is not known at all.</summary>
    public IReadOnlyList<SpokenWord> Explain(string text)
    {
        var probabilities = Probabilities(text, out var known);
        if (!known) return [];
        var best = probabilities.AsSpan(0, _labels.Length).IndexOf(probabilities.Take(_labels.Length).Max());
        return Explanation.Of(text, without => LogOf(Probabilities(without, out _)[best]));
    }

    /// <summary>Writes the model, to be read by <see cref="Load"/>.</summary>
    public void Save(Stream stream) => ModelFile.Write(stream, _labels, _model, _calibration);

    /// <summary>Reads what <see cref="Save"/> wrote. The stream may hold anything: sizes are checked before memory is taken for them.</summary>
    /// <exception cref="InvalidDataException">It is no model, is damaged, or was written by another version.</exception>
    public static TextClassifier Load(Stream stream) => ModelFile.Read(stream);

    private float[] Probabilities(string text, out bool known)
    {
        var scores = _model.Score(text, new FeatureReader(), out known);
        known &= _labels.Length > 0;
        _calibration.ToProbabilities(scores);
        return scores;
    }

    private static double LogOf(float probability) => Math.Log(Math.Max(probability, 1e-9));
}
