using System.Text.Json;
using Heed.Platform.Web;
using Heed.Server.Hosting;

namespace Heed.Server.Commands;

/// <summary>What was typed after the verb, and where its answer goes.</summary>
internal sealed class Arguments(TextWriter output, TextWriter errors)
{
    private static readonly JsonSerializerOptions Indented = new(HeedJson.Options) { WriteIndented = true };
    private readonly Dictionary<string, string> _options = [];

    public TextWriter Output { get; } = output;

    public TextWriter Errors { get; } = errors;

    public List<string> Words { get; } = [];

    public bool IsJson => Has("json");

    public bool Has(string option) => _options.ContainsKey(option);

    public string? Value(string option) => _options.GetValueOrDefault(option);

    public string Required(string option) => Value(option) ?? throw new UsageException($"--{option} is needed.");

    /// <summary>A number that is needed.</summary>
    public double Number(string option) =>
        double.TryParse(Required(option), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new UsageException($"--{option} wants a number.");

    public ServeOptions Serving => new()
    {
        Urls = Value("urls") ?? ServeOptions.DefaultUrl,
        DataFolder = Value("data") ?? "./data",
    };

    /// <summary>Writes the answer: the object with --json, else the words.</summary>
    public Task AnswerAsync(object answer, string words) => Output.WriteLineAsync(IsJson ? JsonSerializer.Serialize(answer, Indented) : words);

    public static Arguments? Read(Verb verb, ReadOnlySpan<string> args, TextWriter output, TextWriter errors, out string problem)
    {
        var read = new Arguments(output, errors);
        problem = "";
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                read.Words.Add(args[i]);
                if (read.Words.Count > verb.MaxWords) problem = $"'{args[i]}' is not understood.";
                continue;
            }

            var (name, value) = args[i].IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? (args[i][2..at], args[i][(at + 1)..]) : (args[i][2..], null);
            var option = verb.Options.FirstOrDefault(o => o.Name == name);
            if (option is null) problem = $"there is no option --{name}.";
            else if (option.Value is null) read._options[name] = "";
            else if (value is not null) read._options[name] = value;
            else if (i + 1 < args.Length) read._options[name] = args[++i];
            else problem = $"--{name} wants {option.Value}.";
        }

        return problem.Length == 0 ? read : null;
    }
}

/// <summary>Something typed cannot be meant; the usage follows.</summary>
internal sealed class UsageException(string message) : Exception(message);
