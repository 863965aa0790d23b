namespace Heed.Kernel;

/// <summary>Who did something: kind and id, never a name.</summary>
public readonly record struct Actor(ActorKind Kind, Guid? Id)
{
    /// <summary>Heed itself: timers, readers, migrations.</summary>
    public static readonly Actor System = new(ActorKind.System, null);

    public static Actor Person(Guid id) => new(ActorKind.Person, id);

    public static Actor Customer(Guid id) => new(ActorKind.Customer, id);

    public static Actor ApiKey(Guid id) => new(ActorKind.ApiKey, id);
}
