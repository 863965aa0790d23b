namespace Heed.Accounts.Sessions;

/// <summary>What a link is for. The numbers are stored.</summary>
internal enum LinkKind
{
    Invite = 0,
    Reset = 1,
    SetUp = 2,
}
