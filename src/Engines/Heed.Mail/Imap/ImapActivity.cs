namespace Heed.Mail.Imap;

/// <summary>What a server told by itself about the open folder.</summary>
/// <param name="Exists">Number of messages, if it was told.</param>
/// <param name="Expunged">Messages that went away.</param>
/// <param name="FlagsChanged">Messages whose flags changed.</param>
public readonly record struct ImapActivity(uint? Exists, int Expunged, int FlagsChanged)
{
    /// <summary>Something was told. False: the time was over.</summary>
    public bool Any => Exists is not null || Expunged > 0 || FlagsChanged > 0;
}
