using System.Globalization;

namespace Heed.Trust;

/// <summary>The command line: a verb and <c>--name value</c> pairs.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = [];

    public string Verb { get; private init; } = "";

    public string Engine => Text("engine", "sqlite");

    public int Rounds => Number("rounds", 5);

    public int Nodes => Number("nodes", 1);

    /// <summary>What is broken on purpose, to see that the check finds it: "ack" answers before the commit, or takes a refusal for an answer.</summary>
    public string? Sabotage => _values.GetValueOrDefault("sabotage");

    public static Options Parse(string[] args)
    {
        var options = new Options { Verb = args.FirstOrDefault() ?? "" };
        for (var i = 1; i + 1 < args.Length; i += 2) options._values[args[i].TrimStart('-')] = args[i + 1];
        return options;
    }

    public static int Usage()
    {
        Console.Error.WriteLine("""
            usage: Heed.Trust crash [--engine sqlite|postgres] [--nodes 1|2] [--rounds N] [--sabotage ack]
                   Heed.Trust fsync [--acks N] [--sabotage ack]
                   Heed.Trust fsync-fails [--after N] [--sabotage ack]
                   Heed.Trust disk-full [--sabotage ack]
                   Heed.Trust routing [--rounds N]
                   Heed.Trust fuzz-mail [--count N] [--seed S] [--folder DIR]
            """);
        return 2;
    }

    public string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    public string Required(string name) => _values.TryGetValue(name, out var value) ? value : throw new ArgumentException($"--{name} is missing.");

    public int Number(string name, int otherwise) => _values.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
}
