namespace Heed.Text.Classifying;

/// <summary>
/// Trains a <see cref="NeuralNet"/> by stochastic gradient descent on cross-entropy. In every step half of the features and
/// some of the units are left out at random (dropout; Srivastava and others, JMLR 2014), so that no answer comes to rest on
/// one word: with few rows that counts for more than anything else here.
/// </summary>
internal sealed class NeuralNetTrainer
{
    private const int Units = 128;
    private const float FeaturesKept = 0.5f;
    private const float UnitsKept = 0.7f;
    private const float Rate = 0.05f;
    private const float HiddenSpread = 0.05f;
    private const float OutputSpread = 0.1f;
    private const float HiddenHistory = 1e-4f;
    private const float OutputHistory = 1e-2f;

    /// <summary>Features beyond the most frequent ones are left to the linear model.</summary>
    private const int MaxColumns = 65_536;

    private const int MostEpochs = 40;
    private const int LeastEpochs = 4;

    /// <summary>Products that training may take, which bounds the time: about two of them a nanosecond.</summary>
    private const long MaxWork = 4_500_000_000;

    private readonly Random _random = new(1);
    private readonly WeightMatrix _hidden;
    private readonly WeightMatrix _hiddenHistory;
    private readonly WeightMatrix _output;
    private readonly WeightMatrix _outputHistory;
    private readonly float[] _units;
    private readonly float[] _unitErrors;
    private readonly float[] _errors;

    private NeuralNetTrainer(int columns, int outputs)
    {
        _hidden = new WeightMatrix(columns, Units);
        _hiddenHistory = new WeightMatrix(columns, Units);
        _output = new WeightMatrix(Units + 1, outputs);
        _outputHistory = new WeightMatrix(Units + 1, outputs);
        _units = new float[_hidden.Stride];
        _unitErrors = new float[_hidden.Stride];
        _errors = new float[_output.Stride];
        Scatter(_hidden, HiddenSpread, columns);
        Scatter(_output, OutputSpread, Units);
        _hiddenHistory.Fill(HiddenHistory);
        _outputHistory.Fill(OutputHistory);
    }

    /// <summary>Trains on the texts; <paramref name="targets"/> holds each text's output.</summary>
    public static NeuralNet Train(IReadOnlyList<SparseVector> texts, IReadOnlyList<int> targets, int columns, int outputs, CancellationToken cancellationToken)
    {
        var trainer = new NeuralNetTrainer(Math.Min(columns, MaxColumns), outputs);
        var order = Enumerable.Range(0, texts.Count).ToArray();
        var work = texts.Sum(t => (long)t.Columns.Length) * Units;
        var epochs = (int)Math.Clamp(MaxWork / Math.Max(work, 1), LeastEpochs, MostEpochs);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            trainer._random.Shuffle(order);
            var rate = Rate * (epochs - epoch) / epochs;
            foreach (var i in order)
            {
                cancellationToken.ThrowIfCancellationRequested();
                trainer.Learn(texts[i], targets[i], rate);
            }
        }

        return new NeuralNet(PackedWeights.Of(trainer._hidden), PackedWeights.Of(trainer._output));
    }

    private void Learn(SparseVector whole, int target, float rate)
    {
        var text = Thinned(whole);
        Forward(text);
        ToErrors(target);
        for (var unit = 0; unit < Units; unit++)
        {
            _unitErrors[unit] = 0;
            if (_units[unit] == 0) continue;
            _unitErrors[unit] = VectorMath.Dot(_output.Row(unit), _errors) / UnitsKept;
            VectorMath.Descend(_output.Row(unit), _outputHistory.Row(unit), _errors, _units[unit], rate);
        }

        VectorMath.Descend(_output.Row(Units), _outputHistory.Row(Units), _errors, 1, rate);
        for (var i = 0; i < text.Columns.Length; i++) VectorMath.Descend(_hidden.Row(text.Columns[i]), _hiddenHistory.Row(text.Columns[i]), _unitErrors, text.Values[i], rate);
    }

    private SparseVector Thinned(SparseVector text)
    {
        var columns = new List<int>(text.Columns.Length);
        var values = new List<float>(text.Columns.Length);
        for (var i = 0; i < text.Columns.Length; i++)
        {
            if (text.Columns[i] >= _hidden.Columns || _random.NextSingle() >= FeaturesKept) continue;
            columns.Add(text.Columns[i]);
            values.Add(text.Values[i] / FeaturesKept);
        }

        return new SparseVector([.. columns], [.. values]);
    }

    /// <summary>Leaves the outputs' scores where their errors will stand.</summary>
    private void Forward(SparseVector text)
    {
        Array.Clear(_units);
        _hidden.Multiply(text, _units);
        _output.Row(Units).CopyTo(_errors);
        for (var unit = 0; unit < Units; unit++)
        {
            _units[unit] = _units[unit] > 0 && _random.NextSingle() < UnitsKept ? _units[unit] / UnitsKept : 0;
            if (_units[unit] > 0) VectorMath.AddScaled(_output.Row(unit), _units[unit], _errors);
        }
    }

    /// <summary>The gradient of the cross-entropy by the scores: the probabilities, less one for the right output.</summary>
    private void ToErrors(int target)
    {
        var scores = _errors.AsSpan(0, _output.Outputs);
        Calibration.None.ToProbabilities(scores);
        scores[target]--;
        _errors.AsSpan(_output.Outputs).Clear();
    }

    private void Scatter(WeightMatrix weights, float spread, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            foreach (ref var weight in weights.Row(row)[..weights.Outputs]) weight = ((_random.NextSingle() * 2) - 1) * spread;
        }
    }
}
