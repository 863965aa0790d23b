using System.Runtime.InteropServices;

namespace Heed.Text.Classifying;

/// <summary>The parts that files of models have in common. What is read may be anything: sizes are checked before memory is taken for them.</summary>
internal static class ModelBytes
{
    private const long MaxCells = 32_000_000;
    private const int MaxUnits = 1_024;

    /// <summary>So many columns of weights for each output a file may hold.</summary>
    public static int MaxColumns(int outputs) => (int)(MaxCells / Math.Max(WeightMatrix.Padded(outputs), 16));

    public static void Write(BinaryWriter writer, PackedWeights weights)
    {
        writer.Write(MemoryMarshal.AsBytes(weights.Scales));
        writer.Write(MemoryMarshal.AsBytes(weights.Cells));
    }

    /// <exception cref="InvalidDataException">There are too many, or one is out of range.</exception>
    public static PackedWeights ReadWeights(BinaryReader reader, int columns, int outputs)
    {
        if (columns > MaxColumns(outputs)) throw new InvalidDataException("The model is too large.");
        var scales = Finite(ReadMany<float>(reader, columns));
        return new PackedWeights(outputs, ReadMany<sbyte>(reader, columns * WeightMatrix.Padded(outputs)), scales);
    }

    public static void Write(BinaryWriter writer, NeuralNet net)
    {
        writer.Write(net.Hidden.Columns);
        writer.Write(net.Hidden.Outputs);
        Write(writer, net.Hidden);
        Write(writer, net.Output);
    }

    /// <exception cref="InvalidDataException">It reads more than <paramref name="columns"/> columns, or is out of range.</exception>
    public static NeuralNet ReadNet(BinaryReader reader, int columns, int outputs)
    {
        var hidden = ReadWeights(reader, Checked(reader.ReadInt32(), 0, columns), Checked(reader.ReadInt32(), 0, MaxUnits));
        return new NeuralNet(hidden, ReadWeights(reader, hidden.Outputs + 1, outputs));
    }

    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public static T[] ReadMany<T>(BinaryReader reader, int count) where T : unmanaged
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <exception cref="InvalidDataException">One is not a number, or far too large.</exception>
    public static float[] Finite(float[] values) => Array.TrueForAll(values, v => float.IsFinite(v) && MathF.Abs(v) < 1e9f) ? values : throw new InvalidDataException("A weight is out of range.");

    /// <exception cref="InvalidDataException">It is out of range.</exception>
    public static int Checked(int value, int least, int most) => value >= least && value <= most ? value : throw new InvalidDataException($"A size of {value} is out of range.");
}
