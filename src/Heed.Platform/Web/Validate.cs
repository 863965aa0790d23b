using Heed.Kernel;

namespace Heed.Platform.Web;

/// <summary>Gathers field errors of a request, then refuses once with all of them.</summary>
public sealed class Validate
{
    private readonly List<FieldError> _errors = [];

    /// <summary>Adds an error when <paramref name="ok"/> is false.</summary>
    public Validate That(bool ok, string field, string code, string message)
    {
        if (!ok) _errors.Add(new FieldError(field, code, message));
        return this;
    }

    /// <summary>A text that must be there, trimmed, at most <paramref name="max"/> characters, without control characters.</summary>
    public Validate Text(string? value, string field, int max, bool required = true, bool multiline = false)
    {
        if (string.IsNullOrWhiteSpace(value)) return That(!required, field, "required", "This must be filled in.");
        That(value.Length <= max, field, "tooLong", $"At most {max} characters.");
        return That(!value.Any(c => char.IsControl(c) && !(multiline && c is '\n' or '\t' or '\r')), field, "controlCharacter", "Control characters are not allowed.");
    }

    /// <exception cref="InvalidRefusal">At least one field is wrong.</exception>
    public void Done()
    {
        if (_errors.Count > 0) throw new InvalidRefusal(_errors);
    }
}
