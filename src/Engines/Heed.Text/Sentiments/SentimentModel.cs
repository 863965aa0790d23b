using Heed.Text.Classifying;

namespace Heed.Text.Sentiments;

/// <summary>Feelings as they were learnt. Made by <see cref="SentimentTrainer"/> or <see cref="Load"/>; never changes, so any number of threads may ask it.</summary>
public sealed class SentimentModel
{
    private readonly string[] _labels;
    private readonly FeatureTable _table;
    private readonly FeelingVoices? _voices;
    private readonly double _sharpness;

    internal SentimentModel(string[] labels, FeatureTable table, FeelingVoices? voices, double sharpness) => (_labels, _table, _voices, _sharpness) = (labels, table, voices, sharpness);

    /// <summary>What it can tell apart, in ordinal order.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>
    /// The feeling of a text, with how likely each label is. The label is null when nothing was learnt, or when the text has
    /// nothing that was seen in training. Linear in the text, of which a bounded part is read; never throws on any text.
    /// </summary>
    public LearntFeeling Classify(string text)
    {
        var row = _table.Place(SentimentFeatures.Read(text));
        if (_labels.Length == 0 || row.Columns.Length == 0) return new LearntFeeling(null, 0, []);
        var ranked = Probabilities(row).Select((p, i) => new LabelScore(_labels[i], (float)p)).OrderByDescending(l => l.Probability).ToArray();
        return new LearntFeeling(ranked[0].Label, ranked[0].Probability, ranked);
    }

    /// <summary>Writes the model, to be read by <see cref="Load"/>.</summary>
    public void Save(Stream stream) => SentimentFile.Write(stream, _labels, _table, _voices, _sharpness);

    /// <summary>Reads what <see cref="Save"/> wrote. The stream may hold anything: sizes are checked before memory is taken for them.</summary>
    /// <exception cref="InvalidDataException">It is no model, is damaged, or was written by another version.</exception>
    public static SentimentModel Load(Stream stream) => SentimentFile.Read(stream);

    internal double[] Probabilities(FeatureRow row)
    {
        if (_voices is null) return [.. _labels.Select(_ => 1.0 / _labels.Length)];
        var scores = Array.ConvertAll(_voices.Score(row), s => s * _sharpness);
        var highest = scores.Max();
        var powers = Array.ConvertAll(scores, s => Math.Exp(s - highest));
        var sum = powers.Sum();
        return Array.ConvertAll(powers, p => p / sum);
    }
}
