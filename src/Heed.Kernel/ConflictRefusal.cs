namespace Heed.Kernel;

/// <summary>The request is well-formed, but the state of things forbids it (409).</summary>
public sealed class ConflictRefusal(string code, string detail, IReadOnlyDictionary<string, object?>? extras = null)
    : Refusal(409, code, detail)
{
    public override IReadOnlyDictionary<string, object?> Extras => extras ?? base.Extras;
}
