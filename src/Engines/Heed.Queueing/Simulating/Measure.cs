namespace Heed.Queueing.Simulating;

/// <summary>What is measured. Times are seconds; shares are of those who went to people unless it says otherwise. Nothing to divide by gives no figure.</summary>
public enum Measure
{
    /// <summary>Contacts that came.</summary>
    Contacts,

    /// <summary>Share of all contacts that the bot settled.</summary>
    BotResolved,

    /// <summary>Contacts that stood in a line for people, be it for no time.</summary>
    ToPeople,

    /// <summary>Mean time in line over all who stood in it, those who left included; being handed on and waiting again counts.</summary>
    MeanWait,

    /// <summary>The time in line that half stayed below.</summary>
    MedianWait,

    /// <summary>The time in line that nine of ten stayed below.</summary>
    Wait90,

    /// <summary>The time in line that 95 of a hundred stayed below.</summary>
    Wait95,

    /// <summary>The longest time in line.</summary>
    LongestWait,

    /// <summary>Share answered by a person within the target.</summary>
    ServiceLevel,

    /// <summary>Share that left before a person answered.</summary>
    Abandonment,

    /// <summary>Share that nobody served and who did not leave either: the shifts were over.</summary>
    Unserved,

    /// <summary>Mean time until the first words of anybody, the bot or a person, over all contacts that got any.</summary>
    FirstResponse,

    /// <summary>Mean time until a person's first words after standing in line, over those who got them.</summary>
    FirstHumanResponse,

    /// <summary>Mean time from coming until it was settled, over those that were.</summary>
    Resolution,

    /// <summary>Share handed on to another agent.</summary>
    HandedOn,

    /// <summary>Offers agents let pass.</summary>
    MissedOffers,

    /// <summary>Share of the agents' time in which they had at least one contact.</summary>
    Occupancy,

    /// <summary>Share of the agents' capacity in use, in units.</summary>
    Load,

    /// <summary>Agents there on average.</summary>
    Staffed,
}
