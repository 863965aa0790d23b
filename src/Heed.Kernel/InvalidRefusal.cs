namespace Heed.Kernel;

/// <summary>One or more fields of the request are wrong (400).</summary>
public sealed class InvalidRefusal(IReadOnlyList<FieldError> errors, string code = "invalid")
    : Refusal(400, code, errors.Count > 0 ? errors[0].Message : "The request is not valid.")
{
    public InvalidRefusal(string field, string code, string message)
        : this([new FieldError(field, code, message)])
    {
    }

    /// <summary>Every field that is wrong, in the order found.</summary>
    public IReadOnlyList<FieldError> Errors { get; } = errors;

    public override IReadOnlyDictionary<string, object?> Extras => new Dictionary<string, object?>
    {
        ["errors"] = Errors.GroupBy(e => e.Field)
            .ToDictionary(g => g.Key, g => (object)g.Select(e => new { e.Code, e.Message }).ToArray()),
    };
}
