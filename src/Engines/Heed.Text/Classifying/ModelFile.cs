using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Heed.Text.Classifying;

/// <summary>
/// A model as bytes: a mark, the version, and behind them, packed by zlib (whose checksum finds damage), labels, calibration,
/// features and weights, little-endian.
/// </summary>
internal static class ModelFile
{
    /// <summary>The first version knew no words that a text has together; it is still read.</summary>
    private const int Version = 2, WithoutTogether = 1;

    private static ReadOnlySpan<byte> Mark => "HeedText"u8;

    public static void Write(Stream stream, string[] labels, TextModel model, Calibration calibration)
    {
        stream.Write(Mark);
        stream.WriteByte(Version);
        using var packed = new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        using var writer = new BinaryWriter(packed, Encoding.UTF8, leaveOpen: true);
        writer.Write(labels.Length);
        foreach (var label in labels) writer.Write(label);
        writer.Write(model.Vectors.Outputs);
        writer.Write(calibration.Sharpness);
        writer.Write(calibration.LeastInScope);
        writer.Write(model.Space.Together);
        writer.Write(model.Space.Worth.Length);
        foreach (var feature in model.Space.Features) writer.Write(feature);
        writer.Write(MemoryMarshal.AsBytes(model.Space.Worth));
        ModelBytes.Write(writer, model.Vectors);
        ModelBytes.Write(writer, model.Net);
    }

    /// <exception cref="InvalidDataException">It is no model of this version, or is damaged.</exception>
    public static TextClassifier Read(Stream stream)
    {
        Span<byte> head = stackalloc byte[Mark.Length + 1];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.StartsWith(Mark)) throw new InvalidDataException("This is not a text classifier.");
        if (head[^1] is not (Version or WithoutTogether)) throw new InvalidDataException($"The text classifier was written by version {head[^1]} of its format; this is version {Version}. Train it again.");
        try
        {
            using var packed = new ZLibStream(stream, CompressionMode.Decompress, leaveOpen: true);
            using var reader = new BinaryReader(packed, Encoding.UTF8, leaveOpen: true);
            var classifier = ReadBody(reader, head[^1]);
            // To the end, where the checksum stands.
            if (packed.ReadByte() >= 0) throw new InvalidDataException("The text classifier is longer than it says.");
            return classifier;
        }
        catch (Exception damage) when (damage is EndOfStreamException or FormatException or DecoderFallbackException or ArgumentException)
        {
            throw new InvalidDataException("The text classifier is damaged.", damage);
        }
    }

    private static TextClassifier ReadBody(BinaryReader reader, int version)
    {
        var labels = new string[ModelBytes.Checked(reader.ReadInt32(), 0, ClassifierTrainer.MaxLabels)];
        for (var i = 0; i < labels.Length; i++) labels[i] = ReadLabel(reader);
        var outputs = ModelBytes.Checked(reader.ReadInt32(), labels.Length, labels.Length + 1);
        var calibration = new Calibration(reader.ReadSingle(), reader.ReadDouble());
        if (!(calibration.Sharpness is > 0 and < 1e6f) || !(calibration.LeastInScope is >= 0 and <= 1)) throw new InvalidDataException("The calibration is out of range.");
        var together = version != WithoutTogether && reader.ReadBoolean();
        var count = ModelBytes.Checked(reader.ReadInt32(), 0, ModelBytes.MaxColumns(outputs) - 1);
        var space = new FeatureSpace(ModelBytes.ReadMany<ulong>(reader, count), ModelBytes.Finite(ModelBytes.ReadMany<float>(reader, count)), together);
        var vectors = ModelBytes.ReadWeights(reader, space.Columns, outputs);
        return new TextClassifier(labels, new TextModel(space, vectors, ModelBytes.ReadNet(reader, space.Columns, outputs)), calibration);
    }

    private static string ReadLabel(BinaryReader reader)
    {
        var bytes = new byte[ModelBytes.Checked(reader.Read7BitEncodedInt(), 0, ClassifierTrainer.MaxLabel * 3)];
        reader.BaseStream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}
