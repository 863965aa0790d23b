namespace Heed.Knowledge.Public;

/// <summary>What a related scenario leads to.</summary>
public enum RelatedKind
{
    /// <summary>Another entry.</summary>
    Entry = 0,

    /// <summary>A flow of the bot.</summary>
    Flow = 1,

    /// <summary>A form or template that starts a request.</summary>
    Template = 2,

    /// <summary>A procedure that agents follow.</summary>
    Procedure = 3,

    /// <summary>A page elsewhere.</summary>
    Link = 4,

    /// <summary>Only words.</summary>
    Text = 5,
}
