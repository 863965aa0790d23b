namespace Heed.Mcp.Tools;

/// <summary>What a tool answers.</summary>
/// <param name="Structured">Becomes JSON by the form's answer type.</param>
/// <param name="Seen">Whose personal data it holds, for the audit log; null when it holds none or the tool has written its entry itself.</param>
internal sealed record ToolAnswer(object Structured, ToolSeen? Seen = null);

/// <summary>Personal data that a program has seen.</summary>
internal sealed record ToolSeen(string Kind, Guid? Id, int Count);
