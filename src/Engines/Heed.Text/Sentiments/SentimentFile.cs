using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Heed.Text.Classifying;

namespace Heed.Text.Sentiments;

/// <summary>A model as bytes: a mark, the version, and behind them, packed by zlib (whose checksum finds damage), labels, features, kinds of texts, planes and nets, little-endian.</summary>
internal static class SentimentFile
{
    private const int Version = 3, MaxLabel = 1_000;

    private static ReadOnlySpan<byte> Mark => "HeedFeel"u8;

    public static void Write(Stream stream, string[] labels, FeatureTable table, FeelingVoices? voices, double sharpness)
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
        if (voices is null) return;
        writer.Write(voices.Kinds.Centres.Length);
        writer.Write(MemoryMarshal.AsBytes<float>(voices.Kinds.Centres));
        foreach (var plane in voices.Planes)
        {
            writer.Write(plane.Bias);
            writer.Write(MemoryMarshal.AsBytes<Separator.Column>(plane.Columns));
        }

        writer.Write(MemoryMarshal.AsBytes<float>(voices.Unevenness));
        ModelBytes.Write(writer, voices.Uneven);
        ModelBytes.Write(writer, voices.Rare);
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
        var labels = new string[ModelBytes.Checked(reader.ReadInt32(), 0, SentimentTrainer.MaxLabels)];
        for (var i = 0; i < labels.Length; i++) labels[i] = Encoding.UTF8.GetString(ModelBytes.ReadMany<byte>(reader, ModelBytes.Checked(reader.ReadInt32(), 0, MaxLabel)));
        var sharpness = reader.ReadDouble();
        if (!(sharpness is > 0 and < 1e6)) throw new InvalidDataException("The calibration is out of range.");
        var count = ModelBytes.Checked(reader.ReadInt32(), 0, SentimentTrainer.MaxFeatures);
        var table = new FeatureTable(ModelBytes.ReadMany<ulong>(reader, count), ModelBytes.Finite(ModelBytes.ReadMany<float>(reader, count)));
        return new SentimentModel(labels, table, labels.Length < 2 ? null : ReadVoices(reader, labels.Length, table), sharpness);
    }

    private static FeelingVoices ReadVoices(BinaryReader reader, int labels, FeatureTable table)
    {
        var count = table.Features.Length;
        var centres = reader.ReadInt32();
        if (centres != 0 && centres != TextKinds.CentresOf(count)) throw new InvalidDataException($"A size of {centres} is out of range.");
        var kinds = new TextKinds(count, ModelBytes.Finite(ModelBytes.ReadMany<float>(reader, centres)));
        var planes = new Separator[labels == 2 ? 1 : labels];
        for (var i = 0; i < planes.Length; i++)
        {
            var bias = ModelBytes.Finite([reader.ReadSingle()])[0];
            var columns = ModelBytes.Finite(ModelBytes.ReadMany<float>(reader, 2 * kinds.SplitColumns));
            planes[i] = new Separator(MemoryMarshal.Cast<float, Separator.Column>(columns).ToArray(), bias);
        }

        var unevenness = ModelBytes.Finite(ModelBytes.ReadMany<float>(reader, count));
        var (uneven, rare) = (ModelBytes.ReadNet(reader, count, labels), ModelBytes.ReadNet(reader, count, labels));
        return new FeelingVoices(kinds, planes, uneven, rare, unevenness, table.Rarity);
    }
}
