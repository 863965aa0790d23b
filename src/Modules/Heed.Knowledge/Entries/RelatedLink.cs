namespace Heed.Knowledge.Entries;

/// <summary>A related scenario as it is written.</summary>
/// <param name="EntryId">For another entry.</param>
/// <param name="Title">How it is offered; empty for an entry means its question.</param>
/// <param name="Target">Key of the flow, template or procedure, or the address.</param>
internal sealed record RelatedLink(RelatedKind Kind, Guid? EntryId = null, string Title = "", string? Target = null);
