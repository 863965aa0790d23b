using System.Globalization;

namespace Heed.Mail.Imap;

/// <summary>Reads COPYUID and APPENDUID (RFC 4315 §3): where one message went.</summary>
internal static class CopyCode
{
    internal static bool Read(ImapStatus? status, ref ImapCopied copied)
    {
        if (status is not { Code: "COPYUID" or "APPENDUID" }) return false;
        var words = status.Arguments.Split(' ');
        if (words.Length < 2 || Number(words[0]) is not { } validity || Number(words[^1]) is not { } uid) return true;
        copied = copied with { UidValidity = validity, Uid = uid };
        return true;
    }

    private static uint? Number(string text) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;
}
