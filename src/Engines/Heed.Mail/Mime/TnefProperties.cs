using System.Buffers.Binary;
using System.Text;

namespace Heed.Mail;

/// <summary>Reads the properties inside an attribute of a winmail.dat (MS-OXTNEF section 2.1.3.4), as far as their types are known.</summary>
internal static class TnefProperties
{
    private const int Named = 0x8000;

    /// <summary>Fills in what is found, and stops where the data are not well-formed.</summary>
    public static void Read(ReadOnlyMemory<byte> data, Encoding encoding, TnefFile file)
    {
        if (!Number(data.Span, 0, out var count)) return;
        var at = 4;
        for (var i = 0; i < count; i++)
        {
            if (!Number(data.Span, at, out var tag)) return;
            at += 4;
            var (type, id) = ((int)(tag & 0xFFFF), (int)(tag >> 16));
            if (id >= Named && !SkipName(data.Span, ref at)) return;
            if (!TryValue(data, type, ref at, out var value)) return;
            if (!value.IsEmpty) Take(id, type, value, encoding, file);
        }
    }

    private static void Take(int id, int type, ReadOnlyMemory<byte> value, Encoding encoding, TnefFile file)
    {
        switch (id)
        {
            case 0x3707:
                file.LongName = Words(value, type, encoding);
                break;
            case 0x3001 when file.LongName is null && file.Title is null:
                file.Title = Words(value, type, encoding);
                break;
            case 0x370E:
                file.ContentType = Words(value, type, encoding);
                break;
            case 0x3712:
                file.ContentId = Words(value, type, encoding);
                break;
            case 0x3701 when file.Data.IsEmpty:
                file.Data = value;
                break;
            case 0x1000:
                file.Text = Words(value, type, encoding);
                break;
            case 0x1013:
                file.Html = type == 0x0102 ? Charsets.Decode(value.Span, HtmlCharset.Of(value.Span), out _) : Words(value, type, encoding);
                break;
        }
    }

    private static string Words(ReadOnlyMemory<byte> value, int type, Encoding encoding) => (type == 0x1F ? Encoding.Unicode : encoding).GetString(value.Span).TrimEnd('\0');

    private static bool SkipName(ReadOnlySpan<byte> data, ref int at)
    {
        if (!Number(data, at + 16, out var kind)) return false;
        at += 20;
        if (!Number(data, at, out var length)) return false;
        at += 4;
        if (kind == 0) return true;
        if (length > data.Length - at) return false;
        at += Padded((int)length);
        return true;
    }

    /// <summary>Passes over one value; of those with several the first is given.</summary>
    private static bool TryValue(ReadOnlyMemory<byte> data, int type, ref int at, out ReadOnlyMemory<byte> value)
    {
        value = default;
        var many = (type & 0x1000) != 0;
        var variable = (type & 0xFFF) is 0x1E or 0x1F or 0x0D or 0x102 or 0x48;
        uint values = 1;
        if ((many || variable && (type & 0xFFF) != 0x48) && !Number(data.Span, at, out values)) return false;
        if (many || variable && (type & 0xFFF) != 0x48) at += 4;
        for (uint i = 0; i < values; i++)
        {
            var size = (type & 0xFFF) switch { 0x02 or 0x03 or 0x04 or 0x0A or 0x0B => 4u, 0x05 or 0x06 or 0x07 or 0x14 or 0x40 => 8u, 0x48 => 16u, 0x01 => 0u, _ => uint.MaxValue };
            if (size == uint.MaxValue)
            {
                if (!variable || !Number(data.Span, at, out size)) return false;
                at += 4;
            }

            if (size > data.Length - at) return false;
            if (i == 0) value = data.Slice(at, (int)size);
            at += variable && (type & 0xFFF) != 0x48 ? Padded((int)size) : (int)size;
            if (size == 0 && !variable) return true;
            if (at > data.Length) at = data.Length;
        }

        return true;
    }

    private static int Padded(int length) => length + 3 & ~3;

    private static bool Number(ReadOnlySpan<byte> data, int at, out uint number)
    {
        number = 0;
        if (at < 0 || at > data.Length - 4) return false;
        number = BinaryPrimitives.ReadUInt32LittleEndian(data[at..]);
        return true;
    }
}
