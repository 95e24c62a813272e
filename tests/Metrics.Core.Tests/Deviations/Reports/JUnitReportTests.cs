using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using FsCheck.Fluent;
using MetricsTools.Model;

namespace MetricsTools.Deviations.Reports;

public sealed class JUnitReportTests
{
    // What the schema of the xUnit plugin of Jenkins allows of the parts that are written here.
    private const string Schema =
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:complexType name="outcome" mixed="true">
            <xs:attribute name="type" type="xs:string" />
            <xs:attribute name="message" type="xs:string" />
          </xs:complexType>
          <xs:element name="testsuites"><xs:complexType><xs:sequence>
            <xs:element name="testsuite" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
              <xs:choice minOccurs="0" maxOccurs="unbounded">
                <xs:element name="testcase"><xs:complexType>
                  <xs:choice minOccurs="0" maxOccurs="unbounded">
                    <xs:element name="skipped" type="outcome" />
                    <xs:element name="error" type="outcome" />
                    <xs:element name="failure" type="outcome" />
                    <xs:element name="system-out" type="xs:string" />
                    <xs:element name="system-err" type="xs:string" />
                  </xs:choice>
                  <xs:attribute name="name" type="xs:string" use="required" />
                  <xs:attribute name="classname" type="xs:string" />
                  <xs:attribute name="time" type="xs:string" />
                </xs:complexType></xs:element>
              </xs:choice>
              <xs:attribute name="name" type="xs:string" use="required" />
              <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required" />
              <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required" />
              <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required" />
              <xs:attribute name="skipped" type="xs:nonNegativeInteger" />
            </xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """;

    [Fact]
    public void A_series_that_fails_is_a_failure_with_its_reason_and_figures()
    {
        XElement failure = Cases(Reported.Worse).Single().Elements().Single();
        Assert.Equal("failure", failure.Name.LocalName);
        Assert.Equal(("MetricDeviation", Reported.Worse.Reason), (failure.Attribute("type")!.Value, failure.Attribute("message")!.Value));
        Assert.Contains("Value: 950 ms\nExpected: 811 ms\n", failure.Value);
        Assert.Contains("Runs: 1 against 9", failure.Value);
    }

    [Fact]
    public void A_case_is_found_by_the_metric_and_named_by_the_series()
    {
        XElement test = Cases(Reported.Worse).Single();
        Assert.Equal(("metrics.build.duration", "build.duration{branch=main}"), (test.Attribute("classname")!.Value, test.Attribute("name")!.Value));
    }

    [Theory]
    [InlineData(InconclusiveAction.Pass, "skipped")]
    [InlineData(InconclusiveAction.Warn, "skipped")]
    [InlineData(InconclusiveAction.Fail, "failure")]
    public void What_cannot_be_judged_is_skipped_unless_it_fails(InconclusiveAction action, string expected)
    {
        XElement outcome = Cases(new DeviationGate(Severity.Warning, action), Reported.Young).Single().Elements().Single();
        Assert.Equal((expected, "young cannot be judged."), (outcome.Name.LocalName, outcome.Attribute("message")!.Value));
    }

    [Fact]
    public void A_deviation_that_the_gate_lets_pass_is_no_failure() =>
        Assert.Equal("system-out", Cases(new DeviationGate(Severity.Critical), Reported.Worse with { Severity = Severity.Warning }).Single().Elements().Single().Name.LocalName);

    [Fact]
    public void The_counts_are_those_of_the_cases()
    {
        XElement suite = Read(Reported.Write("JUnit", Reported.Worse, Reported.Young, Reported.Calm, Reported.Better)).Root!.Element("testsuite")!;
        Assert.Equal(["MetricsTools", "4", "1", "0", "1"], suite.Attributes().Select(static one => one.Value));
    }

    [Fact]
    public void Every_report_is_valid_whatever_names_tags_and_reasons_hold() => Always.Holds(
        from results in Reported.Hostile.ListOf(3)
        from action in Gen.Elements(InconclusiveAction.Pass, InconclusiveAction.Warn, InconclusiveAction.Fail)
        select (Results: results.ToArray(), Gate: new DeviationGate(Severity.Warning, action)),
        one =>
        {
            XElement[] cases = [.. Cases(one.Gate, one.Results)];
            Assert.Equal(one.Results.Select(static result => XmlText.Clean(DeviationReport.TitleOf(result))), cases.Select(static test => test.Attribute("name")!.Value));
        });

    [Fact]
    public void A_report_of_nothing_is_valid() => Assert.Empty(Cases());

    private static IEnumerable<XElement> Cases(params Deviation[] results) => Cases(Reported.Gate, results);

    private static IEnumerable<XElement> Cases(DeviationGate gate, params Deviation[] results) => Read(Reported.Write("JUnit", gate, results)).Descendants("testcase");

    private static XDocument Read(string text)
    {
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", text, StringComparison.Ordinal);
        var schemas = new XmlSchemaSet();
        schemas.Add(null, XmlReader.Create(new StringReader(Schema)));
        XDocument document = XDocument.Parse(text);
        document.Validate(schemas, static (_, problem) => throw problem.Exception);
        return document;
    }
}
