namespace Heed.Knowledge.Public;

/// <summary>Who gets to read an entry. The numbers are stored.</summary>
public enum Audience
{
    /// <summary>Everybody: on the help centre, through the bot and through agents.</summary>
    Public = 0,

    /// <summary>Customers who ask: the bot and agents answer with it, the help centre does not list it.</summary>
    Customers = 1,

    /// <summary>Agents only.</summary>
    Internal = 2,
}
