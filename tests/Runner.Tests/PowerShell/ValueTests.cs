using HybridTrust.Cmdlets;
using static HybridTrust.Runner.Tests.PowerShell.Toolbox;

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>What goes into a real PowerShell and what comes out of it.</summary>
public sealed class ValueTests(Toolbox toolbox) : IClassFixture<Toolbox>
{
    private static readonly DateTimeOffset Instant = new(2026, 11, 21, 5, 6, 7, 890, TimeSpan.Zero);

    public static TheoryData<string, string> Hostile => new()
    {
        { "single quotes", "a'; New-Death; '" },
        { "double quotes", "a\"; New-Death; \"" },
        { "subexpression", "$(New-Death) ${env:PATH} $PID" },
        { "backticks", "`a`n`$x ``" },
        { "lines", "one\ntwo\r\nthree\u2028four\n\n{\"id\":\"1\"}\n" },
        { "leading dash", "-Truth:$true" },
        { "splat and pipe", "@parameters | New-Death; & { exit }" },
        { "typographic quotes", "\u2018;New-Death;\u2019 \u201cx\u201d \u2013Truth" },
        { "letters", "é ß 漢字 \ud83d\ude00 \u0000 \u001b[31m \ufeff" },
        { "a date in text", "2026-11-21T05:00:00Z" },
        { "a date of JavaScript", "/Date(1234567890)/" },
        { "braces", "{\"bytes\":\"AAAA\"} [int] {0}" },
        { "nothing", "" },
        { "blanks", "  \t " },
    };

    [PowerShellTheory]
    [MemberData(nameof(Hostile))]
    public async Task Whatever_a_text_holds_it_arrives_and_returns_as_it_is(string what, string text)
    {
        var echo = await EchoAsync(Given("Text", text), Given("List", (string[])[text, text]), Given("Anything", text));

        Assert.True(string.Equals(text, echo.Text("Text"), StringComparison.Ordinal), what);
        Assert.Equal([text, text], echo.List("List"));
        Assert.Equal("System.String", echo.Text("AnythingType"));
    }

    [PowerShellFact]
    public async Task A_text_of_a_megabyte_is_a_text_like_any_other()
    {
        var text = string.Concat(Enumerable.Repeat("Größe '$(x)'\n", 80_000));

        Assert.Equal(text, (await EchoAsync(Given("Text", text))).Text("Text"));
    }

    [PowerShellFact]
    public async Task Every_type_of_parameter_arrives_as_that_type_and_returns_as_it_went()
    {
        byte[] bytes = [0, 1, 127, 128, 255];
        var echo = await EchoAsync(
            Given("Text", "text"), Given("Truth", true), Given("Switch", new CmdletValue.Switch()), Given("Number", long.MaxValue),
            Given("Instant", Instant), Given("Bytes", new CmdletValue.Bytes(bytes)), Given("List", (string[])["a", "b"]));

        Assert.Equal(new CmdletValue.Text("text"), echo.Properties["Text"]);
        Assert.Equal(new CmdletValue.Truth(true), echo.Properties["Truth"]);
        Assert.Equal(new CmdletValue.Truth(true), echo.Properties["Switch"]);
        Assert.Equal(new CmdletValue.Number(long.MaxValue), echo.Properties["Number"]);
        Assert.Equal(new CmdletValue.Instant(Instant), echo.Properties["Instant"]);
        Assert.Equal("Utc", echo.Text("InstantKind"));
        Assert.Equal(new CmdletValue.Bytes(bytes), echo.Properties["Bytes"]);
        Assert.Equal(new CmdletValue.List(["a", "b"]), echo.Properties["List"]);
    }

    [PowerShellFact]
    public async Task What_is_left_out_is_not_bound_and_null_is_bound_as_null()
    {
        var echo = await EchoAsync(Given("Truth", false), Given("Switch", false), Given("Anything", new CmdletValue.Null()), Given("List", "single"));

        Assert.Equal(["Anything", "List", "Switch", "Truth"], echo.List("Given"));
        Assert.False(echo.Truth("Switch"));
        Assert.True(echo.Truth("Nothing"));
        Assert.Equal(new CmdletValue.List(["single"]), echo.Properties["List"]);
    }

    [PowerShellFact]
    public async Task An_empty_list_and_no_bytes_stay_what_they_are()
    {
        var echo = await EchoAsync(Given("List", Array.Empty<string>()), Given("Bytes", new CmdletValue.Bytes(ReadOnlyMemory<byte>.Empty)));

        Assert.Equal(new CmdletValue.List([]), echo.Properties["List"]);
        Assert.Equal(new CmdletValue.Bytes(ReadOnlyMemory<byte>.Empty), echo.Properties["Bytes"]);
    }

    [PowerShellFact]
    public async Task Only_what_the_catalogue_reads_leaves_the_shell() =>
        Assert.DoesNotContain("Secret", (await EchoAsync()).Properties.Keys);

    [PowerShellFact]
    public async Task Properties_come_typed_and_without_a_culture()
    {
        var shape = Assert.Single((await toolbox.InvokeAsync("Get-Shape")).Objects);
        var five = new CmdletValue.Instant(new DateTimeOffset(2026, 11, 21, 5, 0, 0, TimeSpan.Zero));

        Assert.Equal(new CmdletValue.Text("33333333-3333-4333-8333-333333333333"), shape.Properties["Guid"]);
        Assert.Equal(new CmdletValue.Text("Friday"), shape.Properties["Day"]);
        Assert.Equal(new CmdletValue.Text("1.5"), shape.Properties["Fraction"]);
        Assert.Equal(new CmdletValue.Text("18446744073709551615"), shape.Properties["Big"]);
        Assert.Equal(new CmdletValue.Number(7), shape.Properties["Small"]);
        Assert.Equal(five, shape.Properties["Local"]);
        Assert.Equal(five, shape.Properties["Unspecified"]);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero), shape.Instant("Offset"));
        Assert.Equal(new CmdletValue.List(["only"]), shape.Properties["One"]);
        Assert.Equal(new CmdletValue.List([]), shape.Properties["None"]);
        Assert.Equal("https://mail.fabrikam.com/ews/exchange.asmx", shape.Text("Uri"));
        Assert.Equal(new CmdletValue.Null(), shape.Properties["Nothing"]);
        Assert.Equal(new CmdletValue.Text("text"), shape.Properties["Marked"]);
        Assert.DoesNotContain("Absent", shape.Properties.Keys);
    }

    [PowerShellFact]
    public async Task What_came_through_a_remote_session_shows_the_text_it_had_there()
    {
        var shape = Assert.Single((await toolbox.InvokeAsync("Get-Shape")).Objects);

        Assert.Equal(new CmdletValue.Text("Friday"), shape.Properties["FarDay"]);
        Assert.Equal(new CmdletValue.List(["Monday", "Friday"]), shape.Properties["FarDays"]);
        Assert.Equal("15.2.1748.10", shape.Text("FarId"));
    }

    private async Task<CmdletObject> EchoAsync(params KeyValuePair<string, CmdletValue?>[] parameters) =>
        Assert.Single((await toolbox.InvokeAsync("Get-Echo", parameters)).Objects);
}
