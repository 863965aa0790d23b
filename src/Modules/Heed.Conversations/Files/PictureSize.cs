using System.Buffers.Binary;

namespace Heed.Conversations.Files;

/// <summary>Recognises pictures by their first bytes and reads their size from the header, without decoding anything.</summary>
internal static class PictureSize
{
    /// <summary>Enough of a file's head for every format read here.</summary>
    internal const int HeadLength = 4096;

    /// <summary>Content type and size in pixels; null when it is none of PNG, GIF, JPEG, WebP.</summary>
    internal static (string ContentType, int Width, int Height)? Read(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 24 && head.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]))
        {
            return ("image/png", BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]));
        }

        if (head.Length >= 10 && (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)))
        {
            return ("image/gif", BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]));
        }

        if (head.Length >= 30 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8)) return WebP(head);
        return head.Length >= 4 && head[0] == 0xFF && head[1] == 0xD8 ? Jpeg(head) : null;
    }

    private static (string, int, int)? WebP(ReadOnlySpan<byte> head)
    {
        var chunk = head[12..];
        if (chunk.StartsWith("VP8X"u8)) return ("image/webp", 1 + (head[24] | (head[25] << 8) | (head[26] << 16)), 1 + (head[27] | (head[28] << 8) | (head[29] << 16)));
        if (chunk.StartsWith("VP8 "u8)) return ("image/webp", BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3FFF);
        if (!chunk.StartsWith("VP8L"u8)) return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
        return ("image/webp", 1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
    }

    /// <summary>Walks the markers to the frame header (ITU-T T.81 B.2.2).</summary>
    private static (string, int, int)? Jpeg(ReadOnlySpan<byte> head)
    {
        var at = 2;
        while (at + 9 < head.Length && head[at] == 0xFF)
        {
            var marker = head[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                return ("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(head[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(head[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
        }

        return ("image/jpeg", 0, 0);
    }
}
