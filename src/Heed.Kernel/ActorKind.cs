namespace Heed.Kernel;

/// <summary>Who acts. The numbers are stored.</summary>
public enum ActorKind
{
    System = 0,
    Person = 1,
    Customer = 2,
    ApiKey = 3,
    Bot = 4,
}
