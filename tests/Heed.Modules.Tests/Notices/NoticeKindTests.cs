using System.Reflection;
using System.Text.Json;
using Heed.Notices.Choices;
using Heed.Notices.Public;
using Heed.Notices.Sending;

namespace Heed.Modules.Tests.Notices;

/// <summary>Whatever people are told of they can choose about, and read in words everywhere.</summary>
public sealed class NoticeKindTests
{
    public static TheoryData<string> Kinds => [.. typeof(NoticeKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

    [Theory, MemberData(nameof(Kinds))]
    public void A_kind_is_worded_in_both_languages_and_can_be_chosen_about(string kind)
    {
        foreach (var language in new[] { "en", "zh-CN" })
        {
            var words = MailTexts.In(language);
            Assert.NotEqual(words.Of("no such kind", null, null), words.Of(kind, null, "person.passwordChanged"));
            var texts = Catalogue(language, "notices");
            Assert.True(texts.Any(k => k == kind || k.StartsWith(kind + ".", StringComparison.Ordinal)), $"notices.json has no {kind} in {language}.");
            // What concerns one's own account is always told.
            if (kind != NoticeKinds.AccountChanged) Assert.Contains($"notices.kind.{kind}", Catalogue(language, "settings"));
        }

        Assert.Equal(kind != NoticeKinds.AccountChanged, ChoiceRules.Kinds.Any(k => k.Kind == kind));
    }

    private static HashSet<string> Catalogue(string language, string name) =>
        [.. JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(Path.Combine(Repository.Root, "web", "console", "src", "i18n", language, name + ".json")))!.Keys];
}
