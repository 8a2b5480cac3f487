package dev.orderlog.system.law;

import dev.orderlog.system.law.Module.Arrow;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

/** Reads the modules of a project from its {@code pom.xml} files. */
final class ModuleReader {
    private static final String GROUP = "dev.orderlog";
    private static final String DEPENDENCIES =
            "/project/dependencies/dependency | /project/profiles/profile/dependencies/dependency";

    private ModuleReader() {}

    static List<Module> read(Path root) {
        Element parent = pom(root);
        List<Arrow> managed =
                arrows(parent, "/project/dependencyManagement/dependencies/dependency", List.of());
        List<Arrow> inherited = arrows(parent, DEPENDENCIES, managed);
        return find(parent, "/project/modules/module | /project/profiles/profile/modules/module")
                .map(Element::getTextContent)
                .map(folder -> module(root, folder, inherited, managed))
                .toList();
    }

    private static Module module(
            Path root, String folder, List<Arrow> inherited, List<Arrow> managed) {
        Element pom = pom(root.resolve(folder));
        List<Arrow> arrows = new ArrayList<>(inherited);
        arrows.addAll(arrows(pom, DEPENDENCIES, managed));
        String artifactId =
                find(pom, "/project/artifactId").findFirst().orElseThrow().getTextContent();
        return new Module(folder, artifactId, arrows);
    }

    private static List<Arrow> arrows(Element pom, String path, List<Arrow> managed) {
        return find(pom, path)
                .filter(dependency ->
                        Stream.of(GROUP, "${project.groupId}")
                                .anyMatch(text(dependency, "groupId")::equals))
                .map(dependency -> arrow(dependency, managed))
                .toList();
    }

    private static Arrow arrow(Element dependency, List<Arrow> managed) {
        String artifactId = text(dependency, "artifactId");
        String scope = text(dependency, "scope");
        boolean managedForTests = managed.contains(new Arrow(artifactId, true));
        return new Arrow(artifactId, scope.isEmpty() ? managedForTests : scope.equals("test"));
    }

    private static String text(Element parent, String child) {
        NodeList found = parent.getElementsByTagName(child);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().trim();
    }

    private static Element pom(Path folder) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("pom.xml").toFile())
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException("cannot read the pom.xml of " + folder, e);
        }
    }

    private static Stream<Element> find(Element pom, String path) {
        try {
            NodeList found =
                    (NodeList)
                            XPathFactory.newInstance()
                                    .newXPath()
                                    .evaluate(path, pom.getOwnerDocument(), XPathConstants.NODESET);
            return IntStream.range(0, found.getLength())
                    .mapToObj(found::item)
                    .map(Element.class::cast);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
