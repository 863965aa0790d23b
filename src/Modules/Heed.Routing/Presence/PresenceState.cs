namespace Heed.Routing.Presence;

/// <summary>Whether an agent takes work. The first three are chosen and stored; offline is a fact: no live connection.</summary>
internal enum PresenceState
{
    Online = 0,
    Busy = 1,
    Away = 2,
    Offline = 3,
}
