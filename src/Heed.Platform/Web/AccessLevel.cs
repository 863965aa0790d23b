namespace Heed.Platform.Web;

/// <summary>How an endpoint decides who may call it.</summary>
public enum AccessLevel
{
    /// <summary>Anybody: sign-in, health, public files with a signature.</summary>
    Anyone,

    /// <summary>A signed-in person, outside any workspace.</summary>
    Person,

    /// <summary>Any member of the workspace in the route; the access function decides on the object.</summary>
    Member,

    /// <summary>A member with the permission in at least one brand; the use case checks the brand.</summary>
    Permission,

    /// <summary>A visitor with a widget token.</summary>
    Visitor,

    /// <summary>Another system with the token of an inbox.</summary>
    Channel,
}
