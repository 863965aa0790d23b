using System.Text;

namespace Heed.Server.Commands;

/// <summary>One verb of the command line.</summary>
internal abstract class Verb
{
    protected static readonly Option Data = new("data", "DIR", "folder of the store, files and the master key (default ./data)");
    protected static readonly Option Json = new("json", null, "JSON alone on standard output");
    protected static readonly Option Urls = new("urls", "URLS", $"addresses to listen on, separated by ; (default {Hosting.ServeOptions.DefaultUrl})");

    public abstract string Name { get; }

    public abstract string Summary { get; }

    /// <summary>Words before the options, for the usage line.</summary>
    public virtual string Words => "";

    /// <summary>How many plain words it takes at most.</summary>
    public virtual int MaxWords => 0;

    public abstract IReadOnlyList<Option> Options { get; }

    public abstract Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken);

    public string Usage()
    {
        var text = new StringBuilder($"usage: heed {Name}{(Words.Length > 0 ? " " + Words : "")} [options]\n{Summary}");
        foreach (var option in Options) text.Append($"\n  --{option.Name + (option.Value is null ? "" : " " + option.Value),-22} {option.Help}");
        return text.ToString();
    }
}

/// <summary>An option: with a value, or a switch when <paramref name="Value"/> is null.</summary>
internal sealed record Option(string Name, string? Value, string Help);
