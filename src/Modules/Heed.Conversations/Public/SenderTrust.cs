namespace Heed.Conversations.Public;

/// <summary>How sure it is that a message comes from the address it names. The numbers are stored.</summary>
public enum SenderTrust
{
    /// <summary>The channel says nothing about it.</summary>
    Unknown = 0,

    /// <summary>Our own mail server vouches for the sender's domain.</summary>
    Verified = 1,

    /// <summary>Nothing vouches for it: shown as unverified.</summary>
    Unverified = 2,
}
