namespace Heed.Mcp.Protocol;

/// <summary>
/// Revisions of the Model Context Protocol that are spoken here. The newest has no handshake: every request tells its revision and
/// the client's capabilities. The older two begin with <c>initialize</c>; no session is kept for them either.
/// </summary>
internal static class Revisions
{
    /// <summary>The revision of requests that describe themselves.</summary>
    public const string Newest = "2026-07-28";

    /// <summary>What a client with a handshake is offered when it asks for a revision that is not spoken here.</summary>
    public const string NewestWithHandshake = "2025-11-25";

    /// <summary>All, newest first.</summary>
    public static readonly IReadOnlyList<string> All = [Newest, NewestWithHandshake, "2025-06-18"];

    /// <summary>Whether it is one of those that begin with <c>initialize</c>.</summary>
    public static bool HasHandshake(string revision) => revision != Newest && All.Contains(revision, StringComparer.Ordinal);
}
