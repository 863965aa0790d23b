using System.Diagnostics;
using System.Text.Json;
using Heed.Customers.Attributes;
using Heed.Kernel;

namespace Heed.Modules.Tests.Customers;

public sealed class AttributeRulesTests
{
    [Theory]
    [InlineData("Text", "\"VIP\"", null)]
    [InlineData("Text", "5", "notText")]
    [InlineData("Text", "\"a\\u0000b\"", "controlCharacter")]
    [InlineData("Number", "12.50", null)]
    [InlineData("Number", "\"12\"", "notNumber")]
    [InlineData("Number", "1e999", "notNumber")]
    [InlineData("Boolean", "false", null)]
    [InlineData("Boolean", "0", "notBoolean")]
    [InlineData("Date", "\"2028-02-29\"", null)]
    [InlineData("Date", "\"2026-02-29\"", "notDate")]
    [InlineData("Date", "\"2026-2-3\"", "notDate")]
    [InlineData("Choice", "\"金卡\"", null)]
    [InlineData("Choice", "\"gold\"", "notChoice")]
    [InlineData("Url", "\"https://例子.中国/a?b=1\"", null)]
    [InlineData("Url", "\"javascript:alert(1)\"", "notUrl")]
    [InlineData("Url", "\"/relative\"", "notUrl")]
    [InlineData("Email", "\"li.lei+shop@mail.example.cn\"", null)]
    [InlineData("Email", "\"li lei@example.cn\"", "notEmail")]
    [InlineData("Phone", "\"+86 138-0013-8000\"", null)]
    [InlineData("Phone", "\"call me\"", "notPhone")]
    public void A_value_is_held_to_its_type(string kind, string json, string? code)
    {
        var definition = Definition(Enum.Parse<AttributeKind>(kind));
        var errors = AttributeRules.Check([definition], Values(json));
        Assert.Equal(code, errors.Count == 0 ? null : errors[0].Code);
        if (code is not null) Assert.Equal("attributes.field", errors[0].Field);
    }

    [Fact]
    public void An_unknown_key_and_an_emptied_required_one_are_refused_together()
    {
        var definition = Definition(AttributeKind.Text);
        definition.Required = true;
        var values = new Dictionary<string, JsonElement> { ["field"] = JsonElement.Parse("null"), ["other"] = JsonElement.Parse("1") };
        Assert.Equal(["required", "unknownAttribute"], AttributeRules.Check([definition], values).Select(e => e.Code).Order());
    }

    [Fact]
    public void Values_are_merged_key_by_key_and_null_removes()
    {
        var merged = AttributeRules.Merge("""{"a":1,"b":"二"}""", new Dictionary<string, JsonElement> { ["a"] = JsonElement.Parse("null"), ["c"] = JsonElement.Parse("true") });
        Assert.Equal("""{"b":"二","c":true}""", merged);
    }

    [Fact]
    public void A_pattern_must_match_the_whole_value()
    {
        var definition = Definition(AttributeKind.Text);
        definition.Pattern = "[A-Z]{2}[0-9]{4}";
        Assert.Empty(AttributeRules.Check([definition], Values("\"AB1234\"")));
        Assert.Equal("noMatch", AttributeRules.Check([definition], Values("\"xAB1234\""))[0].Code);
        Assert.Equal("noMatch", AttributeRules.Check([definition], Values("\"AB1234\\n\""))[0].Code);
    }

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(.*a){20}")]
    [InlineData("([a-z]+)*[0-9]")]
    public void A_pattern_that_explodes_when_backtracking_stays_linear(string pattern)
    {
        Assert.Null(AttributeRules.PatternProblem(pattern));
        var definition = Definition(AttributeKind.Text);
        definition.Pattern = pattern;
        var started = Stopwatch.GetTimestamp();
        AttributeRules.Check([definition], Values('"' + new string('a', 1990) + "!\""));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(1), $"{pattern} took {Stopwatch.GetElapsedTime(started)}");
    }

    [Theory]
    [InlineData("(a")]
    [InlineData("(?=a)b")]
    [InlineData("(a)\\1")]
    [InlineData("(a{100}){100}")]
    [InlineData("((a{50}){50}){50}")]
    public void A_pattern_that_is_broken_or_too_large_is_refused(string pattern) => Assert.NotNull(AttributeRules.PatternProblem(pattern));

    private static AttributeDefinition Definition(AttributeKind kind) => new()
    {
        Workspace = new WorkspaceId(1),
        Key = "field",
        Name = "Field",
        Kind = kind,
        Choices = kind is AttributeKind.Choice ? """["金卡","银卡"]""" : null,
    };

    private static Dictionary<string, JsonElement> Values(string json) => new() { ["field"] = JsonElement.Parse(json) };
}
