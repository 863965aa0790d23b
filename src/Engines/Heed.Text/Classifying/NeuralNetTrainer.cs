namespace Heed.Text.Classifying;

/// <summary>
/// Trains a <see cref="NeuralNet"/> by stochastic gradient descent on cross-entropy. In every step half of the features and
/// some of the units are left out at random (dropout; Srivastava and others, JMLR 2014), so that no answer comes to rest on
/// one word: with few rows that counts for more than anything else here.
/// </summary>
internal sealed class NeuralNetTrainer
{
    private const float UnitsKept = 0.7f;
    private const float Rate = 0.05f;
    private const float HiddenSpread = 0.05f;
    private const float OutputSpread = 0.1f;
    private const float HiddenHistory = 1e-4f;
    private const float OutputHistory = 1e-2f;

    /// <summary>Features beyond the most frequent ones are left to the linear model.</summary>
    private const int MaxColumns = 65_536;

    private readonly Random _random = new(1);
    private readonly NetPlan _plan;
    private readonly WeightMatrix _hidden;
    private readonly WeightMatrix _hiddenHistory;
    private readonly WeightMatrix _output;
    private readonly WeightMatrix _outputHistory;
    private readonly float[] _units;
    private readonly float[] _unitErrors;
    private readonly float[] _errors;
    private int[] _columns = [];
    private float[] _values = [];

    private NeuralNetTrainer(int columns, int outputs, NetPlan plan)
    {
        _plan = plan;
        _hidden = new WeightMatrix(columns, plan.Units);
        _hiddenHistory = new WeightMatrix(columns, plan.Units);
        _output = new WeightMatrix(plan.Units + 1, outputs);
        _outputHistory = new WeightMatrix(plan.Units + 1, outputs);
        _units = new float[_hidden.Stride];
        _unitErrors = new float[_hidden.Stride];
        _errors = new float[_output.Stride];
        Scatter(_hidden, HiddenSpread, columns);
        Scatter(_output, OutputSpread, plan.Units);
        _hiddenHistory.Fill(HiddenHistory);
        _outputHistory.Fill(OutputHistory);
    }

    /// <summary>Trains on the texts; <paramref name="targets"/> holds each text's output.</summary>
    public static NeuralNet Train(IReadOnlyList<SparseVector> texts, IReadOnlyList<int> targets, int columns, int outputs, NetPlan plan, CancellationToken cancellationToken)
    {
        var trainer = new NeuralNetTrainer(Math.Min(columns, MaxColumns), outputs, plan);
        var order = Enumerable.Range(0, texts.Count).ToArray();
        var work = texts.Sum(t => (long)t.Columns.Length) * plan.Units;
        var epochs = (int)Math.Clamp(plan.MaxWork / Math.Max(work, 1), plan.LeastEpochs, plan.MostEpochs);
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
        var kept = Thin(whole);
        var columns = _columns.AsSpan(0, kept);
        var values = _values.AsSpan(0, kept);
        Forward(columns, values);
        ToErrors(target);
        for (var unit = 0; unit < _plan.Units; unit++)
        {
            _unitErrors[unit] = 0;
            if (_units[unit] == 0) continue;
            _unitErrors[unit] = VectorMath.Dot(_output.Row(unit), _errors) / UnitsKept;
            VectorMath.Descend(_output.Row(unit), _outputHistory.Row(unit), _errors, _units[unit], rate);
        }

        VectorMath.Descend(_output.Row(_plan.Units), _outputHistory.Row(_plan.Units), _errors, 1, rate);
        for (var i = 0; i < kept; i++) VectorMath.Descend(_hidden.Row(columns[i]), _hiddenHistory.Row(columns[i]), _unitErrors, values[i], rate);
    }

    /// <summary>Leaves some of the features out; how many stay, at the beginning of the two lists.</summary>
    private int Thin(SparseVector text)
    {
        if (_columns.Length < text.Columns.Length) (_columns, _values) = (new int[text.Columns.Length], new float[text.Columns.Length]);
        var kept = 0;
        for (var i = 0; i < text.Columns.Length; i++)
        {
            if (text.Columns[i] >= _hidden.Columns || _random.NextSingle() >= _plan.FeaturesKept) continue;
            _columns[kept] = text.Columns[i];
            _values[kept++] = text.Values[i] / _plan.FeaturesKept;
        }

        return kept;
    }

    /// <summary>Leaves the outputs' scores where their errors will stand.</summary>
    private void Forward(ReadOnlySpan<int> columns, ReadOnlySpan<float> values)
    {
        Array.Clear(_units);
        for (var i = 0; i < columns.Length; i++) VectorMath.AddScaled(_hidden.Row(columns[i]), values[i], _units);
        _output.Row(_plan.Units).CopyTo(_errors);
        for (var unit = 0; unit < _plan.Units; unit++)
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
