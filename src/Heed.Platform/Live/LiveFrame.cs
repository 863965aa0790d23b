using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Web;

namespace Heed.Platform.Live;

/// <summary>Builds frames: a short head per receiver, and a tail made once for all.</summary>
public static class LiveFrame
{
    /// <summary><c>{"type":T,"seq":N,"prev":P</c> followed by the tail, which ends the object.</summary>
    public static byte[] Compose(string type, long seq, long prev, ReadOnlySpan<byte> tail)
    {
        Span<byte> head = stackalloc byte[96];
        var length = Encoding.UTF8.GetBytes("{\"type\":\"", head);
        length += Encoding.UTF8.GetBytes(type, head[length..]);
        length += Encoding.UTF8.GetBytes("\",\"seq\":", head[length..]);
        Utf8Formatter.TryFormat(seq, head[length..], out var written);
        length += written;
        length += Encoding.UTF8.GetBytes(",\"prev\":", head[length..]);
        Utf8Formatter.TryFormat(prev, head[length..], out written);
        length += written;
        var frame = new byte[length + tail.Length];
        head[..length].CopyTo(frame);
        tail.CopyTo(frame.AsSpan(length));
        return frame;
    }

    /// <summary>A frame without a number, from any object.</summary>
    public static byte[] Of(object frame) => JsonSerializer.SerializeToUtf8Bytes(frame, HeedJson.Options);

    /// <summary>The tail of a change: event, kind, id, data, actor, instant.</summary>
    public static byte[] Tail(LedgerRow row, byte[]? data)
    {
        var buffer = new ArrayBufferWriter<byte>(256 + (data?.Length ?? 0));
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("event", row.Name);
            json.WriteString("kind", row.Kind);
            json.WriteString("id", row.Entity);
            json.WritePropertyName("data");
            if (data is null) json.WriteNullValue();
            else json.WriteRawValue(data, skipInputValidation: true);
            json.WritePropertyName("actor");
            JsonSerializer.Serialize(json, row.Actor.Kind == ActorKind.System ? null : (Actor?)row.Actor, HeedJson.Options);
            json.WritePropertyName("at");
            JsonSerializer.Serialize(json, row.At, HeedJson.Options);
            json.WriteEndObject();
        }

        // The leading brace becomes the comma after the head.
        var tail = buffer.WrittenSpan.ToArray();
        tail[0] = (byte)',';
        return tail;
    }

    /// <summary>Ends a head that has no tail.</summary>
    public static ReadOnlySpan<byte> End => "}"u8;
}
