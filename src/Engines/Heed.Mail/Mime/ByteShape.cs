namespace Heed.Mail;

/// <summary>What high bytes look like: alone among letters, in words, or in pairs of one of the East Asian charsets.</summary>
internal readonly ref struct ByteShape
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _high;
    private readonly int _alone;
    private readonly int _runs;
    private readonly int _evenRuns;

    public ByteShape(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        for (var i = 0; i < bytes.Length;)
        {
            if (bytes[i] < 0x80)
            {
                i++;
                continue;
            }

            var from = i;
            while (i < bytes.Length && bytes[i] >= 0x80) i++;
            var length = i - from;
            _high += length;
            _runs++;
            if (length == 1) _alone++;
            if (length % 2 == 0) _evenRuns++;
        }
    }

    /// <summary>True for a text of many runs of even length: pairs of bytes, which Latin letters do not make.</summary>
    public bool IsSurelyDoubleByte => _high >= 8 && _alone == 0 && _evenRuns >= _runs * 9 / 10 && PairsOf(0xA1, 0xFE, 0xA1) >= 0.95;

    /// <summary>The last first byte that is believed: of a few characters only those of the common ones, for two Latin letters side by side look like a rare one.</summary>
    private byte LastCommon => _high < 8 ? (byte)0xD7 : (byte)0xF7;

    /// <summary>The likeliest code page; <paramref name="hint"/> when the shape does not decide between two.</summary>
    public int CodePage(int? hint)
    {
        if (hint is 54936 or 950 or 932 or 51932 or 949 && _alone == 0) return hint.Value;
        if (LooksShiftJis()) return 932;
        if (_alone == 0 && _evenRuns >= _runs * 9 / 10 && PairsOf(0xA1, 0xF7, 0xA1) >= 0.95 && (_high >= 8 || HasCommonPairs())) return EucFamily();
        if (LooksBig5()) return 950;
        if (_alone * 2 > _runs) return 1252;
        if (PairsOf(0x81, _high < 8 ? LastCommon : (byte)0xFE, 0x40) >= 0.99 && _evenRuns * 2 >= _runs) return 54936;
        return Cyrillic() ?? 1252;
    }

    /// <summary>Of a few pairs half must be common characters: two Latin letters side by side look like a rare one.</summary>
    private bool HasCommonPairs()
    {
        var (common, all) = (0, 0);
        for (var i = 0; i + 1 < _bytes.Length; i++)
        {
            if (_bytes[i] < 0x80) continue;
            all++;
            if (_bytes[i] <= LastCommon) common++;
            i++;
        }

        return common * 2 >= all;
    }

    /// <summary>Two-byte charsets of which both bytes are high: Japanese by its kana, Korean by the narrow range of its syllables, else Chinese.</summary>
    private int EucFamily()
    {
        var (kana, hangul, pairs) = (0, 0, 0);
        for (var i = 0; i + 1 < _bytes.Length; i++)
        {
            if (_bytes[i] < 0x80) continue;
            pairs++;
            if (_bytes[i] is 0xA4 or 0xA5) kana++;
            if (_bytes[i] is >= 0xB0 and <= 0xC8) hangul++;
            i++;
        }

        if (kana * 4 > pairs) return 51932;
        return pairs >= 6 && hangul * 20 >= pairs * 19 ? 949 : 54936;
    }

    /// <summary>The share of pairs whose first byte is within bounds and whose second is not below one; 1 when there are none.</summary>
    private double PairsOf(byte low, byte high, byte second)
    {
        var (good, all) = (0, 0);
        for (var i = 0; i < _bytes.Length; i++)
        {
            if (_bytes[i] < 0x80) continue;
            all++;
            if (i + 1 < _bytes.Length && _bytes[i] >= low && _bytes[i] <= high && _bytes[i + 1] >= second && _bytes[i + 1] is not (0x7F or 0xFF))
            {
                good++;
                i++;
            }
        }

        return all == 0 ? 1 : (double)good / all;
    }

    private bool LooksBig5()
    {
        var (common, low, all, joined, last) = (0, 0, 0, 0, -1);
        for (var i = 0; i < _bytes.Length; i++)
        {
            if (_bytes[i] < 0x80) continue;
            all++;
            if (i + 1 >= _bytes.Length || _bytes[i + 1] is not ((>= 0x40 and <= 0x7E) or (>= 0xA1 and <= 0xFE))) continue;
            if (_bytes[i] is >= 0xA1 and <= 0xC6) common++;
            if (_bytes[i + 1] < 0x80) low++;
            if (last == i) joined++;
            i++;
            last = i + 1;
        }

        // Latin letters stand among letters, characters stand side by side.
        return all >= 4 && common * 10 >= all * 8 && low > 0 && joined * 2 >= all;
    }

    private bool LooksShiftJis()
    {
        var (kana, good, all) = (0, 0, 0);
        for (var i = 0; i < _bytes.Length; i++)
        {
            if (_bytes[i] < 0x80) continue;
            all++;
            var next = i + 1 < _bytes.Length ? _bytes[i + 1] : (byte)0;
            if (_bytes[i] is not ((>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xEF)) || next is < 0x40 or 0x7F or > 0xFC) continue;
            good++;
            if (_bytes[i] == 0x82 && next is >= 0x9F and <= 0xF1 || _bytes[i] == 0x83 && next is >= 0x40 and <= 0x96 || _bytes[i] == 0x81) kana++;
            i++;
        }

        return good * 20 >= all * 19 && kana * 5 >= good && kana > 0;
    }

    /// <summary>Small letters are the most: they stand high in windows-1251 and low in KOI8-R.</summary>
    private int? Cyrillic()
    {
        var (low, high) = (0, 0);
        foreach (var value in _bytes)
        {
            if (value >= 0xE0) high++;
            else if (value >= 0xC0) low++;
        }

        if ((low + high) * 10 < _high * 8 || _high < 4 || _high < _runs * 2) return null;
        return high >= low ? 1251 : 20866;
    }
}
