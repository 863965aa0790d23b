namespace Heed.Knowledge.Public;

/// <summary>What usually comes next after a question.</summary>
/// <param name="Kind">What it leads to.</param>
/// <param name="Entry">The entry it leads to, for <see cref="RelatedKind.Entry"/>.</param>
/// <param name="Title">How it is offered.</param>
/// <param name="Target">Key of the flow, template or procedure, or the address of the link; null otherwise.</param>
public sealed record RelatedScenario(RelatedKind Kind, Guid? Entry, string Title, string? Target);
