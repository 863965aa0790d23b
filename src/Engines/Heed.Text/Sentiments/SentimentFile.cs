using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Heed.Text.Sentiments;

/// <summary>A model as bytes: a mark, the version, and behind them, packed by zlib (whose checksum finds damage), labels, features and planes, little-endian.</summary>
internal static class SentimentFile
{
    private const int Version = 1, MaxLabel = 1_000;

    private static ReadOnlySpan<byte> Mark => "HeedFeel"u8;

    public static void Write(Stream stream, string[] labels, FeatureTable table, SeparatorPair[] planes, double sharpness)
    {
        stream.Write(Mark);
        stream.WriteByte(Version);
        using var packed = new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        using var writer = new BinaryWriter(packed, Encoding.UTF8, leaveOpen: true);
        writer.Write(labels.Length);
        foreach (var label in labels)
        {
            var bytes = Encoding.UTF8.GetBytes(label);
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }

        writer.Write(sharpness);
        writer.Write(table.Features.Length);
        writer.Write(MemoryMarshal.AsBytes<ulong>(table.Features));
        writer.Write(MemoryMarshal.AsBytes<float>(table.Rarity));
        writer.Write(planes.Length);
        foreach (var plane in planes)
        {
            writer.Write(plane.ByRarity.Bias);
            writer.Write(MemoryMarshal.AsBytes<float>(plane.ByRarity.Pull));
            writer.Write(plane.ByUnevenness.Bias);
            writer.Write(MemoryMarshal.AsBytes<float>(plane.ByUnevenness.Pull));
            writer.Write(MemoryMarshal.AsBytes<float>(plane.ByUnevenness.Worth));
        }
    }

    /// <exception cref="InvalidDataException">It is no model of this version, or is damaged.</exception>
    public static SentimentModel Read(Stream stream)
    {
        Span<byte> head = stackalloc byte[Mark.Length + 1];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.StartsWith(Mark)) throw new InvalidDataException("This is no model of feelings.");
        if (head[^1] != Version) throw new InvalidDataException($"The model of feelings was written by version {head[^1]} of its format; this is version {Version}. Train it again.");
        try
        {
            using var packed = new ZLibStream(stream, CompressionMode.Decompress, leaveOpen: true);
            using var reader = new BinaryReader(packed, Encoding.UTF8, leaveOpen: true);
            var model = ReadBody(reader);
            // To the end, where the checksum stands.
            if (packed.ReadByte() >= 0) throw new InvalidDataException("The model of feelings is longer than it says.");
            return model;
        }
        catch (EndOfStreamException damage)
        {
            throw new InvalidDataException("The model of feelings is damaged.", damage);
        }
    }

    private static SentimentModel ReadBody(BinaryReader reader)
    {
        var labels = new string[Checked(reader.ReadInt32(), SentimentTrainer.MaxLabels)];
        for (var i = 0; i < labels.Length; i++) labels[i] = Encoding.UTF8.GetString(ReadMany<byte>(reader, Checked(reader.ReadInt32(), MaxLabel)));
        var sharpness = reader.ReadDouble();
        if (!(sharpness is > 0 and < 1e6)) throw new InvalidDataException("The calibration is out of range.");
        var count = Checked(reader.ReadInt32(), SentimentTrainer.MaxFeatures);
        var table = new FeatureTable(ReadMany<ulong>(reader, count), Finite(ReadMany<float>(reader, count)));
        var planes = new SeparatorPair[reader.ReadInt32() is var given && given == (labels.Length switch { < 2 => 0, 2 => 1, var many => many }) ? given : throw new InvalidDataException("The planes do not fit the labels.")];
        for (var i = 0; i < planes.Length; i++)
        {
            var (rarityBias, rarityPull) = (Finite([reader.ReadSingle()])[0], Finite(ReadMany<float>(reader, count)));
            var (unevenBias, unevenPull) = (Finite([reader.ReadSingle()])[0], Finite(ReadMany<float>(reader, count)));
            planes[i] = new SeparatorPair(new Separator(table.Rarity, rarityPull, rarityBias, Counted: true), new Separator(Finite(ReadMany<float>(reader, count)), unevenPull, unevenBias, Counted: false));
        }

        return new SentimentModel(labels, table, planes, sharpness);
    }

    private static T[] ReadMany<T>(BinaryReader reader, int count) where T : unmanaged
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static float[] Finite(float[] values) => Array.TrueForAll(values, v => float.IsFinite(v) && MathF.Abs(v) < 1e9f) ? values : throw new InvalidDataException("A weight is out of range.");

    private static int Checked(int value, int most) => value >= 0 && value <= most ? value : throw new InvalidDataException($"A size of {value} is out of range.");
}
