namespace Heed.Mcp.Tools;

/// <summary>Something a program may ask through MCP, with the rights of its API key.</summary>
internal interface ITool
{
    /// <summary>Name, description and the schemas of arguments and answer.</summary>
    ToolForm Form { get; }

    /// <summary>What the key's role must allow, in at least one brand.</summary>
    string Permission { get; }

    /// <exception cref="Refusal">The arguments are wrong, or what they name is not there for the scope.</exception>
    Task<ToolAnswer> RunAsync(Scope scope, ToolArguments arguments, CancellationToken cancellationToken);
}
