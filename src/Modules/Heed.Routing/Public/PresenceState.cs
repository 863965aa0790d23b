namespace Heed.Routing.Public;

/// <summary>Whether an agent takes work. Online, busy and away are chosen; a break is granted or taken as a right; offline is a fact: no live connection.</summary>
public enum PresenceState
{
    Online = 0,
    Busy = 1,
    Away = 2,
    Offline = 3,
    Break = 4,
}
