namespace Heed.Queueing.Simulating;

/// <summary>Something that is going to happen to a contact, an agent or a sort of arrivals.</summary>
internal readonly record struct Happening(HappeningKind Kind, int Number, Contact? Contact, int Turn);

internal enum HappeningKind
{
    Comes,
    BotIsDone,
    Leaves,
    Accepts,
    IsHandedOn,
    IsDone,
    ComesOn,
    GoesOff,
    ComesBack,
}
