using System.Globalization;

namespace Heed.Mail.Imap;

/// <summary>Gathers what a server says about a folder while it is being opened.</summary>
internal sealed class OpenedFolder
{
    private uint? _exists, _uidValidity, _uidNext;

    /// <summary>True when the response was about the folder.</summary>
    internal bool Take(ImapResponse response)
    {
        if (response.AsStatus() is { } status)
        {
            if (status is { Word: "OK", Code: "UIDVALIDITY" }) return TakeUidValidity(status.Arguments);
            if (status is not { Word: "OK", Code: "UIDNEXT" }) return false;
            _uidNext = Number(status.Arguments);
            return true;
        }

        if (response.Parse() is not [var count, var what, ..] || !what.Is("EXISTS") || !count.TryNumber(out var exists)) return false;
        _exists = exists;
        return true;
    }

    internal ImapFolder Build(string name, bool readOnly) => new(name,
        _uidValidity ?? throw new FormatException("The server gave no UIDVALIDITY; without it nothing could be remembered about the folder."),
        _uidNext,
        _exists ?? throw new FormatException("The server did not say how many messages there are."),
        readOnly);

    private bool TakeUidValidity(string text)
    {
        var value = Number(text);
        if (value == 0 || (_uidValidity is { } other && other != value)) throw new FormatException("The server gave a UIDVALIDITY that cannot be.");
        _uidValidity = value;
        return true;
    }

    private static uint Number(string text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw new FormatException("A number was expected.");
}
