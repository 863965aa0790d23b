using Heed.Channels.Web.Sites;
using Heed.Channels.Web.Visitors;

namespace Heed.Channels.Web.Widget;

/// <summary>The questions before the first message: what is asked, whether the answers will do, where they go.</summary>
internal sealed class PreChat(ICustomers customers)
{
    private const int MaxAnswers = 20;
    private const int MaxText = 500;

    /// <summary>The questions to show; null when nothing is asked (of a proven customer never).</summary>
    public async Task<PreChatForm?> FormAsync(ReadSession session, Site site, bool proven, CancellationToken cancellationToken)
    {
        if (!site.PreChat || proven) return null;
        var attributes = (await customers.AttributesAsync(session, site.Workspace, cancellationToken)).ToDictionary(a => a.Key);
        var fields = new List<PreChatQuestion>();
        foreach (var field in site.Fields())
        {
            // The widget words the three common ones in the visitor's language.
            if (IsBuiltIn(field.Key)) fields.Add(new(field.Key, "", field.Key == "name" ? "text" : field.Key, field.Required, null));
            else if (attributes.TryGetValue(field.Key, out var a)) fields.Add(new(a.Key, a.Name, a.Type, field.Required, a.Choices));
        }

        return fields.Count == 0 ? null : new PreChatForm(fields);
    }

    /// <exception cref="InvalidRefusal">A required answer is missing, or one is wrong: fields are <c>preChat.KEY</c>.</exception>
    public async Task CheckAsync(ReadSession session, VisitorSession visitor, IReadOnlyDictionary<string, JsonElement>? answers, bool first, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        if (answers is { Count: > MaxAnswers }) throw new InvalidRefusal("preChat", "tooMany", $"At most {MaxAnswers} answers.");
        foreach (var (key, value) in answers ?? new Dictionary<string, JsonElement>())
        {
            if (IsBuiltIn(key) && value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)) errors.Add(new($"preChat.{key}", "wrongType", "A text is expected."));
            else if (value.ValueKind == JsonValueKind.String && value.GetString()!.Length > MaxText) errors.Add(new($"preChat.{key}", "tooLong", $"At most {MaxText} characters."));
            else if (key == "email" && Answer(answers, key) is { } email && !LooksLikeEmail(email)) errors.Add(new("preChat.email", "notEmail", "This must be an e-mail address."));
        }

        if (first && await FormAsync(session, visitor.Site, visitor.Token.Customer is not null, cancellationToken) is { } form)
        {
            errors.AddRange(form.Fields.Where(f => f.Required && !IsAnswered(answers, f.Key)).Select(f => new FieldError($"preChat.{f.Key}", "required", "This must be filled in.")));
        }

        if (Attributes(answers) is { Count: > 0 } attributes)
        {
            errors.AddRange((await customers.CheckAttributesAsync(session, visitor.Workspace, attributes, cancellationToken))
                .Select(e => e with { Field = "preChat." + e.Field[(e.Field.IndexOf('.', StringComparison.Ordinal) + 1)..] }));
        }

        if (errors.Count > 0) throw new InvalidRefusal(errors, "preChat");
    }

    /// <summary>Takes the checked answers over, inside the unit of the message.</summary>
    public void Apply(Unit unit, Guid customer, IReadOnlyDictionary<string, JsonElement> answers, string? language)
    {
        customers.Introduce(unit, customer, Answer(answers, "name"), Answer(answers, "email"), Answer(answers, "phone"), language);
        if (Attributes(answers) is { Count: > 0 } attributes) customers.SetAttributes(unit, customer, attributes);
    }

    /// <summary>The answer to a question in words; null when there is none.</summary>
    public static string? Answer(IReadOnlyDictionary<string, JsonElement>? answers, string key) =>
        answers is not null && answers.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 } text ? text : null;

    private static bool IsAnswered(IReadOnlyDictionary<string, JsonElement>? answers, string key) =>
        answers is not null && answers.TryGetValue(key, out var value) && value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => false,
            JsonValueKind.String => !string.IsNullOrWhiteSpace(value.GetString()),
            _ => true,
        };

    private static Dictionary<string, JsonElement> Attributes(IReadOnlyDictionary<string, JsonElement>? answers) =>
        (answers ?? new Dictionary<string, JsonElement>()).Where(a => !IsBuiltIn(a.Key)).ToDictionary(a => a.Key, a => a.Value);

    private static bool IsBuiltIn(string key) => key is "name" or "email" or "phone";

    // As much as a form can know; whether mail arrives shows later.
    private static bool LooksLikeEmail(string text) => text.LastIndexOf('@') is > 0 and var at && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);
}

/// <summary>The form before the first message.</summary>
internal sealed record PreChatForm(IReadOnlyList<PreChatQuestion> Fields);

/// <summary>One question. <c>name</c> is empty for name, email and phone, which the widget words itself.</summary>
internal sealed record PreChatQuestion(string Key, string Name, string Type, bool Required, IReadOnlyList<string>? Choices);
