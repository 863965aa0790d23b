using System.Buffers.Binary;

namespace Heed.Accounts.Passkeys;

/// <summary>
/// Reads what authenticators write in CBOR (RFC 8949): definite lengths only, as CTAP2's canonical form demands. Every length is checked against
/// what is there before it is believed, and nesting is limited.
/// </summary>
internal ref struct CborCursor(ReadOnlySpan<byte> data)
{
    private const int MaxDepth = 8;
    private const int MaxItems = 1000;
    private readonly ReadOnlySpan<byte> _data = data;
    private int _items;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    /// <summary>Pairs of a map that begins here.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public int Map() => (int)Expect(5);

    /// <summary>An integer from -2^31 to 2^31-1.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public int Int()
    {
        var (type, value) = Head();
        if (value > int.MaxValue) throw Malformed();
        return type switch
        {
            0 => (int)value,
            1 => -1 - (int)value,
            _ => throw Malformed(),
        };
    }

    /// <exception cref="FormatException">It is no text.</exception>
    public string Text() => System.Text.Encoding.UTF8.GetString(Take(Expect(3)));

    /// <exception cref="FormatException">It is no byte string.</exception>
    public ReadOnlySpan<byte> Bytes() => Take(Expect(2));

    /// <summary>Passes over one item with all it holds.</summary>
    /// <exception cref="FormatException">It is malformed, or nested too deep.</exception>
    public void Skip() => Skip(0);

    private void Skip(int depth)
    {
        if (depth > MaxDepth || ++_items > MaxItems) throw Malformed();
        var (type, value) = Head();
        switch (type)
        {
            case 2 or 3:
                Take(value);
                break;
            case 4:
                for (ulong i = 0; i < value; i++) Skip(depth + 1);
                break;
            case 5:
                for (ulong i = 0; i < value; i++)
                {
                    Skip(depth + 1);
                    Skip(depth + 1);
                }

                break;
            case 6:
                Skip(depth + 1);
                break;
        }
    }

    private ulong Expect(int type)
    {
        var (found, value) = Head();
        return found == type && value <= (ulong)_data.Length ? value : throw Malformed();
    }

    private (int Type, ulong Value) Head()
    {
        var first = Take(1)[0];
        var low = first & 31;
        return (first >> 5, low switch
        {
            < 24 => (ulong)low,
            24 => Take(1)[0],
            25 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            26 => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            27 => BinaryPrimitives.ReadUInt64BigEndian(Take(8)),
            _ => throw Malformed(),
        });
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)(_data.Length - Position)) throw Malformed();
        var taken = _data.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    private static FormatException Malformed() => new("Malformed CBOR.");
}
