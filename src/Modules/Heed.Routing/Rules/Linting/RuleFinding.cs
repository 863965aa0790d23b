namespace Heed.Routing.Rules.Linting;

/// <summary>Something that is odd about a rule.</summary>
/// <param name="Blocks">Whether it must be mended before publishing.</param>
/// <param name="By">Rules that take everything before it.</param>
/// <param name="Subject">The skill, queue, person or calendar it is about.</param>
/// <param name="Level">The level nobody, or only one, has.</param>
/// <param name="Text">What the console cannot name: a customer field, or what is wrong with a condition.</param>
internal sealed record RuleFinding(Guid RuleId, RuleFindingCode Code, bool Blocks, IReadOnlyList<Guid> By, Guid? Subject = null, int? Level = null, string? Text = null);

/// <summary>What can be odd about a rule.</summary>
internal enum RuleFindingCode
{
    /// <summary>Rules before it take everything it could be met by.</summary>
    Covered,

    /// <summary>Its conditions can never hold together.</summary>
    Contradictory,

    /// <summary>A condition has no meaning (any more).</summary>
    BadCondition,

    /// <summary>Its queue is gone.</summary>
    UnknownQueue,

    /// <summary>Its queue is archived.</summary>
    ArchivedQueue,

    /// <summary>Nobody serves its queue.</summary>
    NobodyServes,

    /// <summary>A skill is gone.</summary>
    UnknownSkill,

    /// <summary>Nobody at all has the skill at that level.</summary>
    NobodyHasSkill,

    /// <summary>Only one of several people has the skill at that level: everybody whom it takes waits for them.</summary>
    OnlyOneHasSkill,

    /// <summary>Nobody who serves the queue has all the skills, not even when its steps have widened it.</summary>
    QueueLacksSkills,

    /// <summary>The preferred person is gone.</summary>
    UnknownPerson,

    /// <summary>The customer field is gone.</summary>
    UnknownAttribute,

    /// <summary>It changes nothing.</summary>
    DoesNothing,
}
