namespace Heed.Accounts.Sessions;

/// <summary>What a link is for. The numbers are stored.</summary>
internal enum LinkKind
{
    Invite = 0,
    Reset = 1,
    SetUp = 2,

    /// <summary>Not a link but the ticket between password and second factor.</summary>
    SecondStep = 3,

    /// <summary>The challenge for a new passkey.</summary>
    PasskeyAdd = 4,

    /// <summary>The challenge for signing in with a passkey.</summary>
    PasskeySignIn = 5,
}
